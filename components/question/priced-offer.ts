import type { OfferView } from '@/lib/contracts/question'
import { type Preferences, rankOf } from '@/lib/policy/preference'
import { type ProposedBecause, propose } from '@/lib/policy/propose'
import { findToken } from '@/lib/tokens/find-token'
import { networkById } from '@/lib/tokens/networks'
import type { Network, Token } from '@/lib/tokens/token'

/**
 * What the person holds of a token, atomic units: null when it could not be
 * read, undefined while it is being read.
 */
export type BalanceOf = (
  network: string,
  asset: string,
) => bigint | null | undefined

/** An offer with the names and decimals of our own tables. */
export type PricedOffer = {
  view: OfferView
  network: Network
  token: Token
  amount: bigint
  balance: bigint | null | undefined
  /** Left after paying; negative when there is too little. */
  balanceAfter: bigint | null | undefined
}

export function priceOffers(
  views: readonly OfferView[],
  balanceOf: BalanceOf,
): PricedOffer[] {
  return views.flatMap((view) => {
    const network = networkById(view.network)
    const token = findToken(view.network, view.asset)
    if (!network || !token) return []
    const amount = BigInt(view.amount)
    const balance = balanceOf(view.network, view.asset)
    const unpaid = { view, network, token, amount, balance, balanceAfter: null }
    return [pricedAt(unpaid, amount)]
  })
}

/** The same offer, where another amount is paid by it. */
export function pricedAt(offer: PricedOffer, amount: bigint): PricedOffer {
  const { balance } = offer
  const balanceAfter = typeof balance === 'bigint' ? balance - amount : balance
  return { ...offer, amount, balanceAfter }
}

/** The offer to put first, and why; null when there is none. */
export function proposeAmong(
  offers: readonly PricedOffer[],
  preferences: Preferences,
): { offer: PricedOffer; because: ProposedBecause } | null {
  const proposal = propose(
    offers.map(({ view, token, amount, balance }) => ({
      index: view.index,
      network: token.network,
      asset: token.address,
      amount,
      decimals: token.decimals,
      peg: token.peg,
      balance: balance ?? null,
      rank: rankOf(preferences, {
        network: token.network,
        symbol: token.symbol,
      }),
      isUpfront: view.isUpfront,
    })),
  )
  const offer = offers.find(({ view }) => view.index === proposal?.index)
  return proposal && offer ? { offer, because: proposal.because } : null
}
