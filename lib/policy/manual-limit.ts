import type { Offer } from '@/lib/schemes/offer'
import type { Ceilings } from './ceilings'
import { currencyOf, inCurrency } from './currency'
import { readUnits } from './read-units'

/** No ceiling lets one payment by hand take more, millionths of a dollar. */
const mostDollars = 500_000_000n

/** A price "up to" an amount asks for no more than this, millionths of a dollar. */
const mostUpTo = 5_000_000n

/**
 * Whether the maximum of an offer that names one is small enough to be left to
 * a seller; true for every exact price. Tokens without a peg are held by the
 * limit for one payment alone.
 */
export function isWithinUpToLimit({
  amount,
  token,
  isUpTo,
}: Pick<Offer, 'amount' | 'token' | 'isUpTo'>): boolean {
  if (!isUpTo || currencyOf(token) !== 'usd') return true
  return inCurrency(amount, token) <= mostUpTo
}

/**
 * Whether an offer stays within the limit for one payment by hand. A token
 * whose currency has no ceiling is over it.
 */
export function isWithinManualLimit(
  { amount, token }: Pick<Offer, 'amount' | 'token'>,
  ceilings: Ceilings,
): boolean {
  const currency = currencyOf(token)
  const limit = readUnits(ceilings.of[currency]?.manualPerPayment)
  if (limit === null) return false
  const counted = inCurrency(amount, token)
  return counted <= limit && (currency !== 'usd' || counted <= mostDollars)
}
