import type { Ceilings } from '@/lib/policy/ceilings'
import {
  isWithinManualLimit,
  isWithinUpToLimit,
} from '@/lib/policy/manual-limit'
import type { Offer } from '@/lib/schemes/offer'

/**
 * Whether one yes may be to all of these, each with its payable offers: the
 * limits for one payment by hand hold for their sum, whichever place of
 * `accepts` pays it. What is asked as one has one token at one place.
 */
export function isWithinOneYes(
  each: readonly (readonly Offer[])[],
  ceilings: Ceilings,
): boolean {
  const ways = Map.groupBy(each.flat(), ({ index }) => index)
  return [...ways.values()].every((offers) => {
    const [first] = offers as [Offer, ...Offer[]]
    const amount = offers.reduce((sum, offer) => sum + offer.amount, 0n)
    const all = { ...first, amount }
    return isWithinManualLimit(all, ceilings) && isWithinUpToLimit(all)
  })
}
