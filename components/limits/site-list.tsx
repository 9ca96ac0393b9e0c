import { type ReactNode, useId } from 'react'
import { SiteName } from '@/components/site-name'
import { Card } from '@/components/ui/card'
import { RowButton } from './row-button'

type SiteListProps = {
  title: string
  lead: string
  /** Origins, each with what is known about its time. */
  sites: readonly { site: string; note: ReactNode }[]
  /** What can be done with each. */
  action: string
  onAct: (site: string) => void
}

/** A short list of sites with one thing to do about each. */
export function SiteList({ title, lead, sites, action, onAct }: SiteListProps) {
  const id = useId()
  return (
    <Card>
      <h2 id={id} className="font-semibold text-16">
        {title}
      </h2>
      <p className="mt-1 mb-2 text-12 text-muted">{lead}</p>
      <ul aria-labelledby={id}>
        {sites.map(({ site, note }) => (
          <li
            key={site}
            className="flex min-h-10 flex-wrap items-center justify-between gap-x-4 border-line border-t py-1"
          >
            <span className="min-w-0">
              <SiteName origin={site} />{' '}
              <span className="text-12 text-muted">{note}</span>
            </span>
            <RowButton name={action} site={site} onClick={() => onAct(site)} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
