import * as z from 'zod/mini'
import type { Contract } from '@/lib/messaging/contract'
import { nothing } from '@/lib/messaging/nothing'
import { stopViewSchema } from './limits'

/** One entry of `accepts` and whether this wallet could pay it now. */
const seenOfferSchema = z.object({
  /** Place in `accepts`. */
  index: z.number(),
  /** A reason code; null: payable. */
  because: z.nullable(z.string()),
  /** What the entry says; untrusted where it is not payable. */
  says: z.object({
    scheme: z.optional(z.string()),
    network: z.optional(z.string()),
    asset: z.optional(z.string()),
    /** Atomic units. */
    amount: z.optional(z.string()),
    payTo: z.optional(z.string()),
  }),
})

const stopSchema = z.omit(stopViewSchema, { raiseTo: true })

/**
 * What became of it. `unasked`: nothing asked the wallet. `left`: the page
 * keeps its 402, `because` of a code. `waiting`: a question is open.
 * `unpaid`: the question ended without a payment. `paid`: a payment was made.
 * `signed-in`: a sign-in was sent in place of one. `answer`: this 402 answered
 * a payment.
 */
const seenDecisionSchema = z.object({
  kind: z.enum([
    'unasked',
    'left',
    'waiting',
    'unpaid',
    'paid',
    'signed-in',
    'answer',
  ]),
  because: z.nullable(z.string()),
  /** Why the rule did not pay, and for which offer. */
  stop: z.nullable(stopSchema),
  /** The rule that paid, or that did not. */
  ruleId: z.nullable(z.string()),
  /** The payment's place in the history. */
  paymentId: z.nullable(z.string()),
})

/** One 402 as the developer view shows it. */
const seenViewSchema = z.object({
  id: z.string(),
  tabId: z.number(),
  kind: z.enum(['open', 'call']),
  method: z.string(),
  url: z.string(),
  site: z.nullable(z.string()),
  atMs: z.number(),
  /** As the browser recorded it; null: only the page saw this answer. */
  status: z.nullable(z.number()),
  /** Null where the status is. */
  headers: z.nullable(
    z.array(z.object({ name: z.string(), value: z.string() })),
  ),
  /** Where the challenge was found. */
  source: z.enum(['header', 'body', 'paywall', 'none']),
  /** The seller's own bytes. */
  raw: z.string(),
  /** Pretty JSON; null where it could not be decoded. */
  decoded: z.nullable(z.string()),
  version: z.nullable(z.number()),
  /** Why none of it can be paid: a reason code or `NOT_X402`. */
  because: z.nullable(z.string()),
  offers: z.array(seenOfferSchema),
  decision: seenDecisionSchema,
  /** ms after the 402 was seen; a payment's steps are the ledger's. */
  steps: z.array(z.object({ kind: z.string(), afterMs: z.number() })),
})

/** What the developer view asks. */
export const developerContract = {
  /** 402s of this browser session, newest first; of one tab, or of all. */
  seen: {
    input: z.object({ tabId: z.nullable(z.number()) }),
    output: z.array(seenViewSchema),
  },
  forgetSeen: { input: nothing, output: nothing },
} satisfies Contract

/** One 402 as the developer view shows it; times in Unix ms. */
export type SeenView = z.infer<typeof seenViewSchema>
/** One entry of a 402's `accepts`, and whether this wallet could pay it now. */
export type SeenOffer = z.infer<typeof seenOfferSchema>
/** What became of a 402, with the reason code where there is one. */
export type SeenDecision = z.infer<typeof seenDecisionSchema>
