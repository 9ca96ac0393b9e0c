import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'
import { networkById } from '@/lib/tokens/networks'

/** What a site took of one token; decimal atomic units. */
export type Taken = { network: string; asset: string; amount: string }

/**
 * What a site took, a line a symbol: `0.03 USDC`. Test money is counted apart
 * from real money, and only the kind asked for is named.
 */
export function wordsOfTaken(
  taken: readonly Taken[],
  isTest: boolean,
): string[] {
  const sums = new Map<
    string,
    { symbol: string; decimals: number; sum: bigint }
  >()
  for (const { network, asset, amount } of taken) {
    const token = findToken(network, asset)
    if (!token || networkById(network)?.isTest !== isTest) continue
    const { symbol, decimals } = token
    const key = `${symbol} ${decimals}`
    const sum = (sums.get(key)?.sum ?? 0n) + BigInt(amount)
    sums.set(key, { symbol, decimals, sum })
  }
  return [...sums.values()].map(
    ({ symbol, decimals, sum }) => `${formatAmount(sum, decimals)} ${symbol}`,
  )
}
