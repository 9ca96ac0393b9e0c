import { findToken } from './find-token'
import { networkById } from './networks'

/** An amount of one token, or of all that bear its symbol. */
export type TokenAmount = {
  /** Atomic units. */
  amount: bigint
  decimals: number
  symbol: string
  isTest: boolean
  /** It is the most that could be taken. */
  isUpTo: boolean
}

/**
 * An amount and what its token is, as a list for `flatMap`: empty where the
 * token is not known. `amount` in atomic units, decimal.
 */
export function tokenAmounts({
  network,
  asset,
  amount,
  isUpTo = false,
}: {
  network: string
  asset: string
  amount: string
  isUpTo?: boolean
}): TokenAmount[] {
  const token = findToken(network, asset)
  if (!token) return []
  const { decimals, symbol } = token
  const isTest = networkById(network)?.isTest ?? false
  return [{ amount: BigInt(amount), decimals, symbol, isTest, isUpTo }]
}

/**
 * One sum a symbol, in the finest decimals of that symbol: real money first,
 * test money apart. With a maximum in it the sum is one.
 */
export function sumsOf(amounts: readonly TokenAmount[]): TokenAmount[] {
  const sums = new Map<string, TokenAmount>()
  for (const one of amounts) {
    const key = `${one.symbol} ${one.isTest}`
    const before = sums.get(key) ?? { ...one, amount: 0n }
    const decimals = Math.max(before.decimals, one.decimals)
    const amount = scaled(before, decimals) + scaled(one, decimals)
    const isUpTo = before.isUpTo || one.isUpTo
    sums.set(key, { ...one, amount, decimals, isUpTo })
  }
  return [...sums.values()].sort((a, b) => Number(a.isTest) - Number(b.isTest))
}

function scaled({ amount, decimals }: TokenAmount, to: number): bigint {
  return amount * 10n ** BigInt(to - decimals)
}
