import { useState } from 'react'
import type { OfferView } from '@/lib/contracts/question'
import {
  type BalanceOf,
  type PricedOffer,
  priceOffers,
  proposeAmong,
} from './priced-offer'

/** The offers of a question, the one proposed, and the one chosen. */
export type Choosing = {
  offers: PricedOffer[]
  proposed: ReturnType<typeof proposeAmong>
  chosen: PricedOffer | null
  choose: (index: number) => void
}

/** The proposal is chosen until a person chooses another. */
export function useChoosing(
  views: readonly OfferView[],
  balanceOf: BalanceOf,
): Choosing {
  const [index, choose] = useState<number | null>(null)
  const offers = priceOffers(views, balanceOf)
  const proposed = proposeAmong(offers)
  const chosen =
    offers.find(({ view }) => view.index === index) ?? proposed?.offer ?? null
  return { offers, proposed, chosen, choose }
}
