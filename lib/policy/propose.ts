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
  /** Place in the person's preferences: the lower, the dearer to them. */
  rank: number
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
  /** Another costs the same, and there is enough money for it too. */
  | 'preferred-funded'
  /** Another costs the same; there may be enough money for either. */
  | 'preferred-perhaps'
  /** Another costs the same; there is not enough money for any. */
  | 'preferred'

/**
 * The offer to put first: the cheapest the person can fund.
 *
 * Offers there is enough money for come before those whose balance is not
 * known, and these before the rest. Dollar tokens are compared with each other
 * whatever their decimals; another token has no price here and comes after
 * them. Of equals, one that is charged even if the page fails comes last.
 * Preferences never cost a person money: they choose among offers that are
 * alike so far. What is still alike keeps the seller's order. Null for no
 * offers.
 */
export function propose(
  offers: readonly Proposable[],
): { index: number; because: ProposedBecause } | null {
  const best = offers.toSorted(compare)[0]
  if (!best) return null
  const { index } = best
  if (offers.length === 1) return { index, because: 'only' }
  const isPreferred = offers.some(
    (other) => isAlike(best, other) && best.rank < other.rank,
  )
  const reasons = isPreferred ? preferred : cheapest
  return { index, because: reasons[funding(best)] }
}

const cheapest = {
  0: 'cheapest-funded',
  1: 'cheapest-perhaps',
  2: 'cheapest',
} as const

const preferred = {
  0: 'preferred-funded',
  1: 'preferred-perhaps',
  2: 'preferred',
} as const

function funding({ amount, balance }: Proposable): 0 | 1 | 2 {
  if (balance === null) return 1
  return balance >= amount ? 0 : 2
}

function compare(a: Proposable, b: Proposable): number {
  return (
    funding(a) - funding(b) ||
    comparePrice(a, b) ||
    comparePrompt(a, b) ||
    a.rank - b.rank ||
    a.index - b.index
  )
}

/** What is charged only once the page is there comes first. */
function comparePrompt(a: Proposable, b: Proposable): number {
  return Number(a.isUpfront ?? false) - Number(b.isUpfront ?? false)
}

/** As much is paid, and as much is known of the money for it. */
function isAlike(a: Proposable, b: Proposable): boolean {
  return (
    funding(a) === funding(b) &&
    comparePrice(a, b) === 0 &&
    comparePrompt(a, b) === 0
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
