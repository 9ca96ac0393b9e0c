import { i18n } from '#i18n'
import { SiteName } from '@/components/site-name'
import type { Spending } from '@/lib/export/spending'
import { formatAmount } from '@/lib/tokens/amount'
import { colourOf } from './spending-plot'

/** What each colour of the plot stands for, with what it adds up to. */
export function SpendingLegend({ spending }: { spending: Spending }) {
  const { sites, hasOther, bars, decimals } = spending
  const sumOf = (site: number) =>
    bars.reduce((sum, bar) => sum + BigInt(bar.sums[site] ?? bar.other), 0n)
  const places = hasOther ? [...sites, null] : sites
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12">
      {places.map((site, place) => (
        <li key={site} className="flex items-baseline gap-1.5">
          <span
            aria-hidden
            className="size-2.5 shrink-0 rounded-[2px]"
            style={{ backgroundColor: colourOf(place, spending) }}
          />
          {site === null ? (
            i18n.t('history.others')
          ) : (
            <SiteName origin={site} />
          )}
          <span className="tabular text-muted">
            {formatAmount(sumOf(place), decimals)}
          </span>
        </li>
      ))}
    </ul>
  )
}
