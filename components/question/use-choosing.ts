import { useState } from 'react'
import type { OfferView } from '@/lib/contracts/question'
import type { Preferences } from '@/lib/policy/preference'
import {
  type BalanceOf,
  type PricedOffer,
  pricedAt,
  priceOffers,
  proposeAmong,
} from './priced-offer'

/** The offers of a question, the one proposed, and the one chosen. */
export type Choosing = {
  /** Each way to pay, at the price of all that is paid with it. */
  ways: PricedOffer[]
  proposed: ReturnType<typeof proposeAmong>
  chosen: PricedOffer | null
  choose: (index: number) => void
}

/** Terms a person chose, and where they stood. */
export type Pin = { terms: string; index: number }

type Known = {
  balanceOf: BalanceOf
  preferences: Preferences
  /** What was chosen when this was asked before. */
  pinned: Pin | null
  onPin: (pin: Pin) => void
  /** What is paid by the offer at this place, where it is not its own price. */
  totalAt: ((index: number) => bigint) | undefined
}

/**
 * The proposal is chosen until a person chooses another. What they chose stays
 * chosen, by its terms, wherever the seller puts them and whatever else moves.
 */
export function useChoosing(
  views: readonly OfferView[],
  { balanceOf, preferences, pinned, onPin, totalAt }: Known,
): Choosing {
  const [own, setOwn] = useState<Pin | null>(null)
  const offers = priceOffers(views, balanceOf)
  const ways = totalAt
    ? offers.map((offer) => pricedAt(offer, totalAt(offer.view.index)))
    : offers
  const proposed = proposeAmong(ways, preferences)
  const index =
    findPinned(offers, own ?? pinned)?.view.index ?? proposed?.offer.view.index
  return {
    ways,
    proposed,
    chosen: offers.find(({ view }) => view.index === index) ?? null,
    choose(index) {
      const offer = offers.find(({ view }) => view.index === index)
      if (!offer) return
      const pin = { terms: termsOf(offer.view), index }
      setOwn(pin)
      onPin(pin)
    },
  }
}

/** The same terms, preferably at the same place. */
function findPinned(
  offers: readonly PricedOffer[],
  pin: Pin | null,
): PricedOffer | undefined {
  const same = offers.filter(({ view }) => termsOf(view) === pin?.terms)
  return same.find(({ view }) => view.index === pin?.index) ?? same[0]
}

/** All a person saw of an offer that says what they would pay. */
function termsOf(view: OfferView): string {
  const { network, asset, amount, payTo, isUpTo, isUpfront } = view
  return JSON.stringify([
    network,
    asset.toLowerCase(),
    amount,
    payTo.toLowerCase(),
    isUpTo,
    isUpfront,
  ])
}
