import { formatAmount } from '@/lib/tokens/amount'
import { type Counted, type Outcome, outcomeOf, takenBy } from './outcome'
import type { ExportRow } from './row'

/** A token as rows name it. */
export type RowToken = Pick<
  ExportRow,
  'network' | 'asset' | 'symbol' | 'decimals'
> & { isDollar: boolean }

/** Payments of one token that took money, or still can. */
export type Tally = {
  count: number
  delivered: number
  undelivered: number
  unknown: number
  /** Everything counted, atomic units, decimal. */
  atomic: string
  /** The same as a decimal. */
  amount: string
  /** The part of it that is not known yet, decimal. */
  amountUnknown: string
}

/** A tally that is being added to. */
export type Counter = {
  counts: Record<Exclude<Outcome, 'nothing'>, number>
  sum: bigint
  sumUnknown: bigint
}

/** A counter at nought. */
export function newCounter(): Counter {
  const counts = { delivered: 0, undelivered: 0, unknown: 0 }
  return { counts, sum: 0n, sumUnknown: 0n }
}

/** Adds a payment; one that took nothing adds nothing. */
export function count(counter: Counter, row: Counted): void {
  const outcome = outcomeOf(row)
  if (outcome === 'nothing') return
  const taken = takenBy(row)
  counter.counts[outcome] += row.payments ?? 1
  counter.sum += taken
  if (outcome === 'unknown') counter.sumUnknown += taken
}

/** What was counted, in words of a token with so many decimals. */
export function tallyOf(counter: Counter, decimals: number): Tally {
  const { counts, sum, sumUnknown } = counter
  return {
    count: counts.delivered + counts.undelivered + counts.unknown,
    ...counts,
    atomic: sum.toString(),
    amount: formatAmount(sum, decimals),
    amountUnknown: formatAmount(sumUnknown, decimals),
  }
}

/** The token of a row. */
export function tokenOf(row: Counted): RowToken {
  const { network, asset, symbol, decimals, usd } = row
  return { network, asset, symbol, decimals, isDollar: usd !== null }
}

/**
 * What tells tokens apart. Rows of one address that disagree about decimals or
 * dollars, as a file of others might, are never added up.
 */
export function tokenKey(row: Counted): string {
  const { network, asset, decimals, usd } = row
  const worth = usd === null ? '' : 'usd'
  return `${network}/${asset.toLowerCase()}/${decimals}/${worth}`
}

/** Order of two texts by their UTF-16 code units: the same everywhere. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
