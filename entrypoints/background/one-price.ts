import type { Offer } from '@/lib/schemes/offer'

/**
 * What an answer costs, where every way to pay it costs the same: null where
 * that depends on the way, or is known only afterwards.
 */
export function onePriceOf(
  payable: readonly Offer[],
): { network: string; asset: string; amount: string } | null {
  const [first] = payable
  if (!first || payable.some((offer) => !costsSame(offer, first))) return null
  const { network, token, amount } = first
  return {
    network: network.id,
    asset: token.address,
    amount: amount.toString(),
  }
}

function costsSame(one: Offer, other: Offer): boolean {
  return (
    !one.isUpTo &&
    one.amount === other.amount &&
    one.token.symbol === other.token.symbol &&
    one.token.decimals === other.token.decimals &&
    one.network.isTest === other.network.isTest
  )
}
