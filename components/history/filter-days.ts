import type { OlderDay } from '@/lib/export/older-day'
import { type Filter, tokenOf } from './filter-rows'
import { spanOf } from './period'

/**
 * The days of older payments a filter leaves. Who decided, what was bought and
 * what came of it is not known any more, so a filter that asks for it leaves
 * none. They were counted by UTC's days; the period's dates are taken as such.
 */
export function filterDays(
  days: readonly OlderDay[],
  filter: Filter,
  nowMs: number,
): OlderDay[] {
  const { text, outcome, decidedBy, site, network, token } = filter
  const isKnown = text.trim() === '' && decidedBy === 'any' && outcome === 'any'
  if (!isKnown) return []
  const span = spanOf(filter.period, filter.between, nowMs)
  const [fromMs, beforeMs] = [utcDayOf(span.fromMs), utcDayOf(span.beforeMs)]
  return days.filter(
    (day) =>
      day.startMs >= fromMs &&
      day.startMs < beforeMs &&
      (site === '' || day.site === site) &&
      (network === '' || day.network === network) &&
      (token === '' || tokenOf(day) === token),
  )
}

/** When the day that is so called here begins at UTC, Unix ms. */
function utcDayOf(ms: number): number {
  if (!Number.isFinite(ms)) return ms
  const date = new Date(ms)
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
}
