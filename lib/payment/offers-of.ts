import type { Address } from 'viem'
import type { Ceilings } from '@/lib/policy/ceilings'
import {
  isWithinManualLimit,
  isWithinUpToLimit,
} from '@/lib/policy/manual-limit'
import type { Offer, Unpayable } from '@/lib/schemes/offer'
import { readOffers } from '@/lib/schemes/read-offers'
import type { Network } from '@/lib/tokens/token'
import type { Challenge } from '@/lib/x402/challenge'
import type { ReasonCode } from '@/lib/x402/reason'

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
  const whyNot = (offer: Offer): ReasonCode | null => {
    if (!isWithinManualLimit(offer, ceilings)) return 'OVER_MANUAL_LIMIT'
    return isWithinUpToLimit(offer) ? null : 'UP_TO_TOO_MUCH'
  }
  const payable = read.payable.filter((offer) => whyNot(offer) === null)
  const over = read.payable.flatMap((offer): Unpayable[] => {
    const because = whyNot(offer)
    if (!because) return []
    const { index, scheme, network, token, amount } = offer
    const asset = token.address
    const says = { scheme, network: network.id, asset, amount: `${amount}` }
    return [{ index, because, says }]
  })
  return {
    payable,
    unpayable: [...read.unpayable, ...over].sort((a, b) => a.index - b.index),
  }
}
