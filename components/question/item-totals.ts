import type { QuestionItem } from '@/lib/contracts/question'
import { formatAmount } from '@/lib/tokens/amount'
import { type BalanceOf, type PricedOffer, priceOffers } from './priced-offer'

/** One of several things asked for at once, priced by our own table. */
export type PricedItem = {
  /** The calls that are this one purchase. */
  ids: readonly string[]
  url: string
  method: string
  offer: PricedOffer
}

/** What several items of one token and network cost together. */
export type Total = Pick<PricedOffer, 'network' | 'token' | 'balanceAfter'> & {
  amount: bigint
}

/**
 * The items at the price of their offer at this place of `accepts`. Leaves out
 * what our tables cannot price: it is never paid.
 */
export function priceItems(
  items: readonly QuestionItem[],
  index: number,
  balanceOf: BalanceOf,
): PricedItem[] {
  return items.flatMap(({ questionIds, url, method, offers }) =>
    priceOffers(
      offers.filter((offer) => offer.index === index),
      balanceOf,
    ).map((priced) => ({ ids: questionIds, url, method, offer: priced })),
  )
}

/** A total for each token on each network, in the order they come. */
export function totalsOf(items: readonly PricedItem[]): Total[] {
  const totals = new Map<string, Total>()
  for (const { offer } of items) {
    const { network, token, balance } = offer
    const key = `${network.id}/${token.address}`
    const amount = (totals.get(key)?.amount ?? 0n) + offer.amount
    const balanceAfter =
      typeof balance === 'bigint' ? balance - amount : balance
    totals.set(key, { network, token, amount, balanceAfter })
  }
  return [...totals.values()]
}

/** The recipient of them all; null where they go to more than one. */
export function payeeOfAll(
  items: readonly PricedItem[],
): Pick<PricedOffer['view'], 'payTo' | 'recipient'> | null {
  const [first] = items
  const places = items.map(({ offer: { network, view } }) =>
    JSON.stringify([network.id, view.payTo.toLowerCase(), view.recipient]),
  )
  return first && new Set(places).size === 1 ? first.offer.view : null
}

/** `0.03 USDC`, or `0.03 USDC + 0.02 USDT`. */
export function wordsOfTotals(totals: readonly Total[]): string {
  return totals
    .map(
      ({ amount, token }) =>
        `${formatAmount(amount, token.decimals)} ${token.symbol}`,
    )
    .join(' + ')
}
