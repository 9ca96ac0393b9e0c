import type { Offer } from '@/lib/schemes/offer'
import type { Inquiry } from './ledger-port'
import type { Payment } from './payment'
import { purchaseKeyOf } from './purchase-key-of'
import type { Sighting } from './sighting'

/** What of a sighting the ledger is asked about. */
export type Priced = Pick<Sighting, 'site' | 'target' | 'bodyHash'>

/** What the ledger is asked before these offers are decided on. */
export function inquiryOf(
  priced: Priced,
  payable: readonly Offer[],
  nowMs: number,
): Inquiry {
  return {
    site: priced.site,
    seller: new URL(priced.target.url).origin,
    offers: payable.map((offer) => ({
      purchaseKey: purchaseKeyOf(priced, offer),
      offer,
    })),
    nowMs,
  }
}

/**
 * The latest payment, whichever of the offers it took: what came after an
 * unanswered one was a person's own word on it.
 */
export function latestOf(
  payments: readonly (Payment | undefined)[],
): Payment | undefined {
  return payments
    .filter((payment) => payment !== undefined)
    .sort((a, b) => b.createdAtMs - a.createdAtMs)[0]
}
