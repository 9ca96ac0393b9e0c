import * as z from 'zod/mini'
import { raisedNumbersSchema, ruleNumbersSchema } from './limits'

/** The person's answer; `hash` is what was on the screen. */
export const answerSchema = z.object({
  questionId: z.string(),
  hash: z.string(),
  choice: z.union([
    z.object({
      kind: z.literal('pay'),
      offerIndex: z.number(),
      again: z.boolean(),
      /** "Let this site take …": makes a rule for what comes after this. */
      rule: z.optional(ruleNumbersSchema),
      /** Raises the rule that stopped, to the numbers the question named. */
      raise: z.optional(raisedNumbersSchema),
      /** Of several items: the ones left unticked. */
      without: z.optional(z.array(z.string())),
    }),
    z.object({ kind: z.literal('present') }),
    /** Proves the account to the seller; nothing is paid. */
    z.object({ kind: z.literal('sign-in') }),
    z.object({ kind: z.literal('reveal-price') }),
    z.object({ kind: z.literal('dont-pay') }),
    /** "Never": nothing now, and this site is not asked about again. */
    z.object({ kind: z.literal('never') }),
  ]),
})

export type Answer = z.infer<typeof answerSchema>
