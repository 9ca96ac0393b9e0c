import type { ReactNode } from 'react'
import { classNames } from './class-names'

type RailItem<value extends string> = {
  value: value
  label: string
  icon: ReactNode
}

type RailProps<value extends string> = {
  label: string
  current: value
  items: readonly RailItem<value>[]
}

/** Links to the screens of one tab: beside them when wide, above when narrow. */
export function Rail<value extends string>({
  label,
  current,
  items,
}: RailProps<value>) {
  return (
    <nav aria-label={label}>
      <ul className="flex sm:gap-1 md:flex-col">
        {items.map((item) => (
          <li key={item.value} className="flex-1 md:flex-none">
            <a
              href={`#/${item.value}`}
              aria-current={item.value === current ? 'page' : undefined}
              className={classNames(
                'flex min-h-10 flex-col items-center justify-center gap-0.5 rounded-control border px-0.5 py-1.5 font-medium text-12 sm:flex-row sm:gap-2 sm:px-3 sm:text-14 md:justify-start',
                item.value === current
                  ? 'border-line bg-card text-ink'
                  : 'border-transparent text-muted hover:text-ink',
              )}
            >
              {item.icon}
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
