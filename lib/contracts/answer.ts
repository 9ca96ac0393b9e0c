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
      /** Of several items: the ones that were ticked, and no others. */
      pays: z.optional(z.array(z.string())),
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

/**
 * What came of an answer. A yes to several asked as one is refused only where
 * nothing came of any of them; else each failure stands beside what was paid.
 */
export const answeredSchema = z.union([
  z.object({
    ok: z.literal(true),
    paymentIds: z.array(z.string()),
    failures: z.array(z.object({ url: z.string(), because: z.string() })),
    /**
     * Questions whose call is sent again first, so that the browser sees its
     * terms itself; see `paymentOf` for the payment each becomes.
     */
    repeats: z.array(z.string()),
  }),
  z.object({ ok: z.literal(false), because: z.string() }),
])

/** What a person decided about a question, and with which limits from then on. */
export type Answer = z.infer<typeof answerSchema>
/** What came of a person's answer: what is paid, or why nothing is. */
export type Answered = z.infer<typeof answeredSchema>
/** What a yes came to. */
export type Yes = Extract<Answered, { ok: true }>
