import type { Token } from '@/lib/tokens/token'
import type { Ceilings } from './ceilings'
import { currencyOf, inCurrency } from './currency'
import { readUnits } from './read-units'
import type { Rule } from './rule'
import type { Usage } from './usage'

/** The token facts that limits are counted by. */
export type CountedToken = Pick<
  Token,
  'network' | 'address' | 'decimals' | 'peg'
>

/** More decimals than any token has; beyond them a number is damaged. */
export const maxDecimals = 36

/** Limits of what is taken over time: of whom, and in how long. */
export const rollingLimits = [
  'RULE_24H',
  'RULE_30D',
  'SITE_24H',
  'SITE_30D',
  'SELLER_24H',
  'SELLER_30D',
  'ALL_24H',
  'ALL_30D',
] as const

/** One of them. */
export type RollingLimit = (typeof rollingLimits)[number]

/** A payment by a rule, and all that its limits are counted from. */
export type LimitedPayment = {
  rule: Pick<Rule, 'perPayment' | 'per24h' | 'per30d'>
  ceilings: Ceilings
  usage: Usage
  token: CountedToken
  /** Atomic units. */
  amount: bigint
}

/**
 * One limit on a payment: what was used before it, what it adds, and the limit,
 * null where that cannot be read. In atomic units of the token for the rule's
 * own, in units of the token's currency for those above it.
 */
export type LimitOn = {
  name: 'PAYMENT' | 'ALL_PAYMENT' | RollingLimit
  used: bigint
  adds: bigint
  of: bigint | null
}

/**
 * Every limit on one more payment by a rule, in the order they are told; null
 * where the token's currency has none, and so nothing may be taken of it.
 */
export function limitsOn(payment: LimitedPayment): LimitOn[] | null {
  const { rule, ceilings, usage, token, amount } = payment
  const { decimals } = token
  const isCountable =
    Number.isInteger(decimals) && decimals >= 0 && decimals <= maxDecimals
  const ceiling = isCountable ? ceilings.of[currencyOf(token)] : undefined
  if (!ceiling) return null
  const counted = inCurrency(amount, token)
  const { site, seller, all } = ceiling

  const limits: [LimitOn['name'], used: bigint, adds: bigint, of: string][] = [
    ['PAYMENT', 0n, amount, rule.perPayment],
    ['ALL_PAYMENT', 0n, counted, ceiling.perPayment],
    ['RULE_24H', usage.rule.h24, amount, rule.per24h],
    ['RULE_30D', usage.rule.d30, amount, rule.per30d],
    ['SITE_24H', usage.site.h24, counted, site.per24h],
    ['SITE_30D', usage.site.d30, counted, site.per30d],
    ['SELLER_24H', usage.seller.h24, counted, seller.per24h],
    ['SELLER_30D', usage.seller.d30, counted, seller.per30d],
    ['ALL_24H', usage.all.h24, counted, all.per24h],
    ['ALL_30D', usage.all.d30, counted, all.per30d],
  ]
  return limits.map(([name, used, adds, of]) => ({
    ...{ name, used, adds },
    of: readUnits(of),
  }))
}
