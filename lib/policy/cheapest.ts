import { maxDecimals } from './limits-on'

/** What is compared of an offer; `amount` in atomic units. */
type Priced = {
  index: number
  network: string
  asset: string
  payTo: string
  decimals: number
  peg: 'USD' | null
  amount: bigint
  /** Place in the person's preferences: the lower, the dearer to them. */
  rank: number
}

/**
 * The offer that costs least, whatever the order they come in; undefined for
 * none.
 *
 * Dollar tokens are compared with each other across their decimals. Any other
 * token has no price here and comes after them. What is left equal is told
 * apart by the person's preferences, then by network, token, amount and
 * recipient.
 */
export function cheapest<offer extends Priced>(
  offers: readonly offer[],
): offer | undefined {
  return offers.toSorted(compare)[0]
}

function compare(a: Priced, b: Priced): number {
  const [dollarsA, dollarsB] = [dollars(a), dollars(b)]
  if (dollarsA !== null && dollarsB !== null) {
    const byDollars = order(dollarsA, dollarsB)
    if (byDollars !== 0) return byDollars
  } else if (dollarsA !== dollarsB) return dollarsA === null ? 1 : -1
  return (
    a.rank - b.rank ||
    order(a.network, b.network) ||
    order(a.asset.toLowerCase(), b.asset.toLowerCase()) ||
    order(a.amount, b.amount) ||
    order(a.payTo.toLowerCase(), b.payTo.toLowerCase()) ||
    a.index - b.index
  )
}

/** A pegged amount on a scale all tokens share. */
function dollars({ amount, decimals, peg }: Priced): bigint | null {
  if (peg !== 'USD' || !(decimals >= 0 && decimals <= maxDecimals)) return null
  return amount * 10n ** BigInt(maxDecimals - decimals)
}

function order<value extends bigint | string>(a: value, b: value): number {
  return a < b ? -1 : a > b ? 1 : 0
}
