import type { OlderDay } from '@/lib/export/older-day'
import { type Filter, tokenOf } from './filter-rows'
import { spanOf } from './period'

/**
 * The days of older payments a filter leaves. All of them were delivered; who
 * decided and what was bought is not known any more, so a filter that asks for
 * it leaves none.
 */
export function filterDays(
  days: readonly OlderDay[],
  filter: Filter,
  nowMs: number,
): OlderDay[] {
  const { text, outcome, decidedBy, site, network, token } = filter
  const isKnown =
    text.trim() === '' &&
    decidedBy === 'any' &&
    (outcome === 'any' || outcome === 'delivered')
  if (!isKnown) return []
  const { fromMs, beforeMs } = spanOf(filter.period, filter.between, nowMs)
  return days.filter(
    (day) =>
      day.startMs >= fromMs &&
      day.startMs < beforeMs &&
      (site === '' || day.site === site) &&
      (network === '' || day.network === network) &&
      (token === '' || tokenOf(day) === token),
  )
}
