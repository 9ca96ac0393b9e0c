/** What is compared of an offer; `amount` and `balance` in atomic units. */
export type Proposable = {
  index: number
  network: string
  asset: string
  amount: bigint
  decimals: number
  /** `USD` where one token is one dollar by design. */
  peg: 'USD' | null
  /** What the person holds of this token there; null while not known. */
  balance: bigint | null
  /** Charged even if the page fails. */
  isUpfront?: boolean | undefined
}

/** Why an offer is the proposed one. */
export type ProposedBecause =
  /** It is the only one. */
  | 'only'
  /** The cheapest of those there is enough money for. */
  | 'cheapest-funded'
  /** The cheapest of those there may be enough money for. */
  | 'cheapest-perhaps'
  /** There is not enough money for any; this is the cheapest. */
  | 'cheapest'

/**
 * The offer to put first: the cheapest the person can fund.
 *
 * Offers there is enough money for come before those whose balance is not
 * known, and these before the rest. Dollar tokens are compared with each other
 * whatever their decimals; another token has no price here and comes after
 * them. Of equals, one that is charged even if the page fails comes last, and
 * the rest keep the seller's order. Null for no offers.
 */
export function propose(
  offers: readonly Proposable[],
): { index: number; because: ProposedBecause } | null {
  const best = offers.toSorted(compare)[0]
  if (!best) return null
  if (offers.length === 1) return { index: best.index, because: 'only' }
  return { index: best.index, because: reasons[funding(best)] }
}

const reasons = {
  0: 'cheapest-funded',
  1: 'cheapest-perhaps',
  2: 'cheapest',
} as const

function funding({ amount, balance }: Proposable): 0 | 1 | 2 {
  if (balance === null) return 1
  return balance >= amount ? 0 : 2
}

function compare(a: Proposable, b: Proposable): number {
  return (
    funding(a) - funding(b) ||
    comparePrice(a, b) ||
    Number(a.isUpfront ?? false) - Number(b.isUpfront ?? false) ||
    a.index - b.index
  )
}

function comparePrice(a: Proposable, b: Proposable): number {
  if (a.peg !== b.peg) return a.peg === 'USD' ? -1 : 1
  if (a.peg === null) return 0
  const scaled = scaledBy(a, b.decimals) - scaledBy(b, a.decimals)
  return scaled < 0n ? -1 : scaled > 0n ? 1 : 0
}

function scaledBy({ amount }: Proposable, decimals: number): bigint {
  return amount * 10n ** BigInt(decimals)
}
