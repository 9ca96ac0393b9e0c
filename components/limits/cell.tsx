import type { ReactNode } from 'react'

/** A cell that brings its column's name along where rows become cards. */
export function Cell({
  label,
  children,
}: {
  label: string
  children: ReactNode
}) {
  return (
    <td className="min-w-0 align-top lg:px-2 lg:py-3">
      <span aria-hidden className="block text-12 text-muted lg:hidden">
        {label}
      </span>
      {children}
    </td>
  )
}
