import type { Token } from '@/lib/tokens/token'
import type { Currency } from './ceilings'

/** The currency a token's limits are counted in. */
export function currencyOf(
  token: Pick<Token, 'network' | 'address' | 'peg'>,
): Currency {
  return token.peg === 'USD'
    ? 'usd'
    : `${token.network}/${token.address.toLowerCase()}`
}

/**
 * An amount of a token in the units of its currency: millionths of a dollar for
 * pegged tokens, rounded up, else atomic units as they are.
 */
export function inCurrency(
  amount: bigint,
  token: Pick<Token, 'decimals' | 'peg'>,
): bigint {
  if (token.peg !== 'USD') return amount
  const scale = 10n ** BigInt(Math.abs(token.decimals - 6))
  return token.decimals <= 6 ? amount * scale : (amount + scale - 1n) / scale
}
