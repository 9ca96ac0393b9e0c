import type { Token } from '@/lib/tokens/token'
import type { Ceilings } from './ceilings'
import { currencyOf, inCurrency } from './currency'
import { readUnits } from './read-units'
import type { Rule } from './rule'
import type { Stop, StopCode } from './stop'
import type { Usage } from './usage'

/** The token facts that limits are counted by. */
export type CountedToken = Pick<
  Token,
  'network' | 'address' | 'decimals' | 'peg'
>

/** More decimals than any token has; beyond them a number is damaged. */
export const maxDecimals = 36

/**
 * The first limit that one more payment would pass; null when all hold. A limit
 * holds when what was used and the amount together are not above it.
 */
export function limitStop({
  rule,
  ceilings,
  usage,
  token,
  amount,
}: {
  rule: Pick<Rule, 'perPayment' | 'per24h' | 'per30d'>
  ceilings: Ceilings
  usage: Usage
  token: CountedToken
  /** Atomic units. */
  amount: bigint
}): Stop | null {
  const { decimals } = token
  const isCountable =
    Number.isInteger(decimals) && decimals >= 0 && decimals <= maxDecimals
  const ceiling = isCountable ? ceilings.of[currencyOf(token)] : undefined
  if (!ceiling) return { code: 'NO_CEILING', limit: null }
  const counted = inCurrency(amount, token)
  const { site, seller, all } = ceiling

  const limits: [StopCode, used: bigint, of: string, adds: bigint][] = [
    ['OVER_PAYMENT', 0n, rule.perPayment, amount],
    ['OVER_ALL_PAYMENT', 0n, ceiling.perPayment, counted],
    ['OVER_RULE_24H', usage.rule.h24, rule.per24h, amount],
    ['OVER_RULE_30D', usage.rule.d30, rule.per30d, amount],
    ['OVER_SITE_24H', usage.site.h24, site.per24h, counted],
    ['OVER_SITE_30D', usage.site.d30, site.per30d, counted],
    ['OVER_SELLER_24H', usage.seller.h24, seller.per24h, counted],
    ['OVER_SELLER_30D', usage.seller.d30, seller.per30d, counted],
    ['OVER_ALL_24H', usage.all.h24, all.per24h, counted],
    ['OVER_ALL_30D', usage.all.d30, all.per30d, counted],
  ]
  for (const [code, used, stored, adds] of limits) {
    const of = readUnits(stored)
    if (of === null) return { code, limit: null }
    if (used + adds > of) return { code, limit: { used, of } }
  }
  return null
}
