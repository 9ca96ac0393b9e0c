import type { Offer } from '@/lib/schemes/offer'
import { purchaseKey } from '@/lib/x402/purchase-key'
import type { Target } from './ports'

/** The key under which the same thing bought twice is the same purchase. */
export function purchaseKeyOf(
  {
    site,
    bodyHash,
    target,
  }: { site: string; bodyHash: string; target: Target },
  offer: Offer,
): string {
  return purchaseKey({
    site,
    method: target.method,
    url: target.url,
    bodyHash,
    network: offer.network.id,
    asset: offer.token.address,
    amount: offer.amount,
    payTo: offer.payTo,
  })
}
