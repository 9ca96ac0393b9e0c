import { approveOnce, makeRule, ruleProblem } from '@/lib/policy/new-rule'
import type { RequestKind } from '@/lib/policy/rule'
import type { Offer } from '@/lib/schemes/offer'
import type { ReasonCode } from '@/lib/x402/reason'
import { newId } from './ids'
import type { Parts } from './journey'
import type { Question } from './question'

/** Numbers of a rule: decimal atomic units of its token. */
type RuleNumbers = {
  perPayment: string
  per24h: string
  per30d: string
}

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
      offer: Offer,
    ): Promise<ReasonCode | null> {
      const wanted = rule ?? raise
      return wanted ? ruleProblem(wanted, offer.token, await ceilings()) : null
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
          id: newId(nowMs, random),
          nowMs,
          site: question.site,
          seller: new URL(question.target.url).origin,
          offer,
          numbers: rule,
          paymentId,
        }),
      )
    },
  }
}
