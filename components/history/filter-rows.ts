import type { PaymentRow } from '@/lib/contracts/history'
import { haystackOf, needlesOf } from './haystack'
import { type Outcome, outcomeOf } from './outcome'
import { type Between, type Period, spanOf } from './period'

/** What a person looks for. Empty texts and `any` leave everything in. */
export type Filter = {
  text: string
  /** Origin. */
  site: string
  outcome: Outcome | 'any'
  /** `network/asset`, lower case. */
  token: string
  /** CAIP-2. */
  network: string
  decidedBy: PaymentRow['decidedBy'] | 'any'
  period: Period
  between: Between
  /** Also what was put out of sight. */
  hasHidden: boolean
}

/** Everything that is not put out of sight. */
export const noFilter: Filter = {
  text: '',
  site: '',
  outcome: 'any',
  token: '',
  network: '',
  decidedBy: 'any',
  period: 'any',
  between: { from: '', to: '' },
  hasHidden: false,
}

/** The token of a row, as filters name it. */
export function tokenOf({
  network,
  asset,
}: Pick<PaymentRow, 'network' | 'asset'>): string {
  return `${network}/${asset}`.toLowerCase()
}

/** Whether the filter leaves anything out but what is hidden. */
export function isFiltering(filter: Filter): boolean {
  const { between, hasHidden: _, ...rest } = filter
  return (
    Object.entries(rest).some(
      ([key, value]) => value !== noFilter[key as keyof Filter],
    ) ||
    (rest.period === 'between' && (between.from !== '' || between.to !== ''))
  )
}

/** The payments a filter leaves, in one pass and in their order. */
export function filterRows(
  rows: readonly PaymentRow[],
  filter: Filter,
  nowMs: number,
): PaymentRow[] {
  const needles = needlesOf(filter.text)
  const { fromMs, beforeMs } = spanOf(filter.period, filter.between, nowMs)
  const { site, outcome, token, network, decidedBy, hasHidden } = filter
  return rows.filter(
    (row) =>
      (hasHidden || !row.isHidden) &&
      row.createdAtMs >= fromMs &&
      row.createdAtMs < beforeMs &&
      (site === '' || row.site === site) &&
      (outcome === 'any' || outcomeOf(row.status) === outcome) &&
      (network === '' || row.network === network) &&
      (token === '' || tokenOf(row) === token) &&
      (decidedBy === 'any' || row.decidedBy === decidedBy) &&
      (needles.length === 0 || hasAll(haystackOf(row), needles)),
  )
}

function hasAll(haystack: string, needles: readonly string[]): boolean {
  return needles.every((needle) => haystack.includes(needle))
}
