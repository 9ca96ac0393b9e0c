import type { StopView } from '@/lib/contracts/limits'
import type { Question } from '@/lib/payment/question'
import { raiseFor } from '@/lib/policy/new-rule'
import type { Standing } from '@/lib/policy/standing'
import type { Offer } from '@/lib/schemes/offer'

/** The limit that stopped a rule, and numbers that would let this pass. */
export function stopViewOf(
  { stop }: Question,
  payable: readonly Offer[],
  standing: Standing,
): StopView | null {
  if (!stop) return null
  const place = payable.findIndex((offer) => offer.index === stop.offerIndex)
  const offer = payable[place]
  const found = standing.rules[place]
  // The rule may be gone since, or be another one.
  if (!offer || found?.rule.id !== stop.ruleId) return null
  return {
    code: stop.code,
    ruleId: stop.ruleId,
    offerIndex: stop.offerIndex,
    limit: limitViewOf(stop),
    raiseTo: raiseFor(
      found.rule,
      stop,
      offer.amount,
      offer.token,
      standing.ceilings,
      found.usage,
    ),
  }
}

/** The limit that stopped a rule, with what it is counted in. */
export function limitViewOf({
  code,
  limit,
}: Pick<NonNullable<Question['stop']>, 'code' | 'limit'>): StopView['limit'] {
  const isAbove = /^OVER_(SITE|SELLER|ALL)/.test(code)
  return limit && { ...limit, unit: isAbove ? 'usd' : 'token' }
}
