import type { Offer } from '@/lib/schemes/offer'

/** Most that one payment by hand may take, in whole dollars. */
const manualLimitDollars = 25n

/**
 * Whether an offer stays within the limit for one payment by hand. Dollars are
 * counted one to one for pegged tokens; anything else is over.
 */
export function isWithinManualLimit(
  offer: Pick<Offer, 'amount' | 'token'>,
): boolean {
  if (offer.token.peg !== 'USD') return false
  return (
    offer.amount <= manualLimitDollars * 10n ** BigInt(offer.token.decimals)
  )
}
