import { formatAmount } from '@/lib/tokens/amount'
import { dollarDecimals, inDecimals } from './dollars'
import type { Counted } from './outcome'
import {
  byText,
  type Counter,
  count,
  newCounter,
  type RowToken,
  type Tally,
  tallyOf,
  tokenKey,
  tokenOf,
} from './tally'

/** What all payments of a list took together. */
export type Totals = {
  /** Payments in the list, whatever became of them. */
  count: number
  /** Payments that took nothing. */
  nothing: number
  /** Dollar tokens first, then by network and address. */
  tokens: (RowToken & Tally)[]
  /** Dollars of all pegged tokens together, decimal and exact. */
  usd: string
  usdUnknown: string
}

/** Adds up a list, per token and in dollars. */
export function totalsOf(rows: Iterable<Counted>): Totals {
  const groups = new Map<string, { token: RowToken; counter: Counter }>()
  let all = 0
  for (const row of rows) {
    all += row.payments ?? 1
    const key = tokenKey(row)
    const group = groups.get(key) ?? {
      token: tokenOf(row),
      counter: newCounter(),
    }
    count(group.counter, row)
    groups.set(key, group)
  }
  const sorted = [...groups].sort(
    ([a, { token: x }], [b, { token: y }]) =>
      Number(y.isDollar) - Number(x.isDollar) || byText(a, b),
  )
  const counted = sorted
    .map(([, { token, counter }]) => ({
      ...token,
      ...tallyOf(counter, token.decimals),
    }))
    .filter((token) => token.count > 0)
  const dollars = sorted.flatMap(([, { token, counter }]) =>
    token.isDollar ? [{ counter, decimals: token.decimals }] : [],
  )
  return {
    count: all,
    nothing: counted.reduce((left, token) => left - token.count, all),
    tokens: counted,
    usd: dollarsOf(dollars, 'sum'),
    usdUnknown: dollarsOf(dollars, 'sumUnknown'),
  }
}

function dollarsOf(
  parts: readonly { counter: Counter; decimals: number }[],
  which: 'sum' | 'sumUnknown',
): string {
  const decimals = dollarDecimals(parts)
  const sum = parts.reduce(
    (total, { counter, decimals: own }) =>
      total + inDecimals(counter[which], own, decimals),
    0n,
  )
  return formatAmount(sum, decimals)
}
