import type { Address } from 'viem'
import type { Ceilings } from '@/lib/policy/ceilings'
import { isWithinManualLimit } from '@/lib/policy/manual-limit'
import type { Offer, Unpayable } from '@/lib/schemes/offer'
import { readOffers } from '@/lib/schemes/read-offers'
import type { Network } from '@/lib/tokens/token'
import type { Challenge } from '@/lib/x402/challenge'

/** A challenge's offers as this wallet sees them now. */
export function offersOf(
  challenge: Challenge,
  {
    self,
    isNetworkOn,
    ceilings,
  }: {
    self: Address | null
    isNetworkOn: (network: Network) => boolean
    ceilings: Ceilings
  },
): { payable: Offer[]; unpayable: Unpayable[] } {
  const read = readOffers(challenge, { self, isNetworkOn })
  const isWithin = (offer: Offer) => isWithinManualLimit(offer, ceilings)
  const payable = read.payable.filter(isWithin)
  const over = read.payable
    .filter((offer) => !isWithin(offer))
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
