import type { Address } from 'viem'
import { isWithinManualLimit } from '@/lib/policy/manual-limit'
import type { Offer, Unpayable } from '@/lib/schemes/offer'
import { readOffers } from '@/lib/schemes/read-offers'
import type { Challenge } from '@/lib/x402/challenge'
import type { Networks } from './ports'

/** A challenge's offers as this wallet sees them now. */
export async function offersOf(
  challenge: Challenge,
  self: Address | null,
  on: Networks,
): Promise<{ payable: Offer[]; unpayable: Unpayable[] }> {
  const isNetworkOn = await on.switches()
  const read = readOffers(challenge, {
    self,
    isNetworkOn,
  })
  const payable = read.payable.filter(isWithinManualLimit)
  const over = read.payable
    .filter((offer) => !isWithinManualLimit(offer))
    .map(
      (offer): Unpayable => ({
        index: offer.index,
        because: 'OVER_MANUAL_LIMIT',
        says: {
          scheme: offer.scheme,
          network: offer.network.id,
          asset: offer.token.address,
          amount: offer.amount.toString(),
        },
      }),
    )
  return {
    payable,
    unpayable: [...read.unpayable, ...over].sort((a, b) => a.index - b.index),
  }
}
