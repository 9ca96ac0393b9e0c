import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

/** A cell that brings its column's name along where rows become cards. */
export function Cell({
  label,
  isWide = false,
  children,
}: {
  label: string
  /** Takes a card's whole width. */
  isWide?: boolean
  children: ReactNode
}) {
  return (
    <td
      className={classNames(
        'min-w-0 align-top lg:px-1.5 lg:py-3',
        isWide && 'col-span-2',
      )}
    >
      <span aria-hidden className="block text-12 text-muted lg:hidden">
        {label}
      </span>
      {children}
    </td>
  )
}
