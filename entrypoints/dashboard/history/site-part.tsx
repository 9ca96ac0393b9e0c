import { useQuery } from '@tanstack/react-query'
import { SiteHeader } from '@/components/history/site-header'
import { limitsQuery } from '@/lib/client/queries'
import { useFilter } from './use-filter'

/** The site that is looked for, above its payments; nothing without one. */
export function SitePart() {
  const { filter, change } = useFilter()
  const { site } = filter
  const limits = useQuery({ ...limitsQuery, enabled: site !== '' })
  if (site === '') return null
  return (
    <SiteHeader
      site={site}
      rules={limits.data?.rules.filter((rule) => rule.site === site) ?? []}
      onLeave={() => change({ site: '' })}
    />
  )
}
