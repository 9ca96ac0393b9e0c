import { dollarDecimals, inDecimals } from './dollars'
import { isoDay, isoMonth } from './iso-time'
import { type Counted, outcomeOf, takenBy } from './outcome'
import { byText, tokenKey } from './tally'

/** Sites that get a colour of their own in a plot. */
export const plottedSites = 6

/** What was spent of one unit over time, for a plot and the table behind it. */
export type Spending = {
  /** Dollars of all pegged tokens, or one token that is not pegged. */
  unit:
    | { kind: 'usd' }
    | { kind: 'token'; network: string; asset: string; symbol: string }
  /** All sums are in units of this many decimals. */
  decimals: number
  /** The sites that took most, most first, six at most. */
  sites: string[]
  /** Whether other sites took something too. */
  hasOther: boolean
  /** Oldest first; only days or months in which something was spent. */
  bars: SpendingBar[]
  total: string
}

/** One day or month. */
export type SpendingBar = {
  /** `2026-11-21` or `2026-11`, UTC. */
  at: string
  /** By site, in the order of `sites`; decimal digits. */
  sums: string[]
  other: string
  total: string
}

type Paid = { at: string; site: string; units: bigint; row: Counted }

/**
 * Spending by day or month (UTC) and site, one plot a unit: dollars first, then
 * tokens by network and address. What took nothing is left out; what is not
 * known yet counts.
 */
export function spendingBy(
  rows: Iterable<Counted>,
  step: 'day' | 'month',
): Spending[] {
  const timeOf = step === 'day' ? isoDay : isoMonth
  const units = new Map<string, Paid[]>()
  for (const row of rows) {
    if (outcomeOf(row) === 'nothing') continue
    // A key of a token begins with its network, so no token is called "".
    const key = row.usd === null ? tokenKey(row) : ''
    const paid = units.get(key) ?? []
    const at = timeOf(row.createdAtMs)
    paid.push({ at, site: row.site, units: takenBy(row), row })
    units.set(key, paid)
  }
  return [...units]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([, paid]) => spendingOf(paid))
}

function spendingOf(paid: readonly Paid[]): Spending[] {
  const first = paid[0]?.row
  if (!first) return []
  const decimals =
    first.usd === null
      ? first.decimals
      : dollarDecimals(paid.map(({ row }) => row))
  const bySite = new Map<string, bigint>()
  const byTime = new Map<string, Map<string, bigint>>()
  for (const { at, site, units, row } of paid) {
    const sum = inDecimals(units, row.decimals, decimals)
    add(bySite, site, sum)
    const bar = byTime.get(at) ?? new Map<string, bigint>()
    add(bar, site, sum)
    byTime.set(at, bar)
  }
  const ranked = [...bySite].sort(
    ([a, x], [b, y]) => (x === y ? 0 : x > y ? -1 : 1) || byText(a, b),
  )
  const sites = ranked.slice(0, plottedSites).map(([site]) => site)
  const { network, asset, symbol } = first
  return [
    {
      unit:
        first.usd === null
          ? { kind: 'token', network, asset, symbol }
          : { kind: 'usd' },
      decimals,
      sites,
      hasOther: ranked.length > sites.length,
      bars: [...byTime]
        .sort(([a], [b]) => byText(a, b))
        .map(([at, bar]) => barOf(at, bar, sites)),
      total: sumOf(bySite.values()).toString(),
    },
  ]
}

function barOf(
  at: string,
  bar: ReadonlyMap<string, bigint>,
  sites: readonly string[],
): SpendingBar {
  const own = sites.map((site) => bar.get(site) ?? 0n)
  const total = sumOf(bar.values())
  return {
    at,
    sums: own.map(String),
    other: (total - sumOf(own)).toString(),
    total: total.toString(),
  }
}

function add(sums: Map<string, bigint>, key: string, units: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + units)
}

function sumOf(units: Iterable<bigint>): bigint {
  let sum = 0n
  for (const each of units) sum += each
  return sum
}
