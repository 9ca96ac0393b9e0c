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
  const { data, isError } = limits
  return (
    <SiteHeader
      site={site}
      rules={data?.rules.filter((rule) => rule.site === site) ?? null}
      isNever={data?.never.some((one) => one.site === site) ?? false}
      isUnread={isError}
      onLeave={() => change({ site: '' })}
    />
  )
}
