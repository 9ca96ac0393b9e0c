import { approveOnce, makeRule, ruleProblem } from '@/lib/policy/new-rule'
import type { RequestKind, Rule } from '@/lib/policy/rule'
import type { RuleNumbers } from '@/lib/policy/rule-numbers'
import type { Offer } from '@/lib/schemes/offer'
import type { ReasonCode } from '@/lib/x402/reason'
import { newId } from './ids'
import type { Parts } from './journey'
import type { Question } from './question'

/** What a person allows for the time after a payment. */
export type Allowance = {
  /** "Let this site take …". */
  rule?:
    | (RuleNumbers & {
        kinds: RequestKind[]
        perMinute?: number | undefined
        paysKnown?: boolean | undefined
      })
    | undefined
  /** "Raise this limit", to these numbers. */
  raise?: RuleNumbers | undefined
}

/** Writes what a person allowed beside a payment; nothing without one. */
export function createAnswerRule({ rules, ceilings, clock, random }: Parts) {
  return {
    /** Why what is wanted cannot be allowed; asked before anything is paid. */
    async problem(
      { rule, raise }: Allowance,
      question: Question,
      offer: Offer,
    ): Promise<ReasonCode | null> {
      const wanted = rule ?? raise
      if (!wanted) return null
      const problem = ruleProblem(wanted, offer.token, await ceilings())
      if (problem || !rule) return problem
      // Another question of this site may have made one since.
      const { rules: all } = await rules.all(clock.nowMs())
      return all.some((one) => isAbout(one.rule, question, offer))
        ? 'RULE_EXISTS'
        : null
    },

    /** Makes or raises the rule a payment was approved with. */
    async allow(
      { rule, raise }: Allowance,
      question: Question,
      offer: Offer,
      paymentId: string,
    ): Promise<void> {
      // What no rule pays teaches none, and makes none.
      if (offer.isAlwaysAsked) return
      const nowMs = clock.nowMs()
      const price = { payTo: offer.payTo, amount: offer.amount, nowMs }
      // Another offer than the stopped one teaches its rule nothing.
      const stop =
        question.stop?.offerIndex === offer.index ? question.stop : null
      if (stop && raise) {
        await rules.change(stop.ruleId, (before) => ({
          ...approveOnce(before, price),
          ...raise,
        }))
        return
      }
      if (stop)
        // A rule made by hand learns its recipient from the first approval.
        await rules.change(stop.ruleId, (before) =>
          before.payTo.length === 0 ? approveOnce(before, price) : before,
        )
      if (!rule) return
      await rules.add(
        makeRule({
          ...{ id: newId(nowMs, random), nowMs, offer },
          site: question.site,
          seller: sellerOf(question),
          numbers: rule,
          paymentId,
        }),
      )
    },
  }
}

/** Whether a rule is the one that this offer of this question would make. */
function isAbout(rule: Rule, question: Question, { token }: Offer): boolean {
  return (
    rule.site === question.site &&
    rule.seller === sellerOf(question) &&
    rule.network === token.network &&
    rule.asset.toLowerCase() === token.address.toLowerCase()
  )
}

function sellerOf({ target }: Question): string {
  return new URL(target.url).origin
}
