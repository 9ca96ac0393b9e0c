import type { ReactNode } from 'react'

/** One line: its name left, its value right. */
export function Fact({
  name,
  children,
}: {
  name: string
  children: ReactNode
}) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <dt className="text-muted">{name}</dt>
      <dd className="tabular ml-auto min-w-0 text-right [overflow-wrap:anywhere]">
        {children}
      </dd>
    </div>
  )
}
