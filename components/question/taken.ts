import { formatAmount } from '@/lib/tokens/amount'
import { sumsOf, type TokenAmount, tokenAmounts } from '@/lib/tokens/sums'
import type { Token } from '@/lib/tokens/token'

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
  return sumsOfKind(taken, isTest).map(
    ({ symbol, decimals, amount }) =>
      `${formatAmount(amount, decimals)} ${symbol}`,
  )
}

/** Whether this much of a token is not all that was taken. */
export function isMoreThan(
  taken: readonly Taken[],
  isTest: boolean,
  token: Pick<Token, 'symbol' | 'decimals'>,
  used: bigint,
): boolean {
  return sumsOfKind(taken, isTest).some(
    ({ symbol, decimals, amount }) =>
      symbol !== token.symbol || decimals !== token.decimals || amount > used,
  )
}

function sumsOfKind(taken: readonly Taken[], isTest: boolean): TokenAmount[] {
  const all = taken.flatMap((one) => tokenAmounts(one))
  return sumsOf(all.filter((one) => one.isTest === isTest))
}
