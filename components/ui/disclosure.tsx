import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

type DisclosureProps = {
  title: ReactNode
  /** Stands at the end of the line. */
  aside?: ReactNode
  isOpen?: boolean
  onToggle?: (isOpen: boolean) => void
  children: ReactNode
}

/** A line that opens to say more: a native `<details>` with our own chevron. */
export function Disclosure({
  title,
  aside,
  isOpen,
  onToggle,
  children,
}: DisclosureProps) {
  return (
    <details
      open={isOpen}
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
    >
      <summary className="flex min-h-10 flex-wrap items-center justify-between gap-2 rounded-control font-medium">
        <span className="inline-flex items-center gap-2">
          <ChevronRight
            aria-hidden
            size={16}
            strokeWidth={1.5}
            className="shrink-0 transition-transform duration-150 [details[open]>summary_&]:rotate-90"
          />
          <span>{title}</span>
        </span>
        {aside}
      </summary>
      {children}
    </details>
  )
}
