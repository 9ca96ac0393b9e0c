import * as z from 'zod/mini'
import type { Contract } from '@/lib/messaging/contract'

const units = z.string().check(z.regex(/^\d{1,78}$/))
const which = { questionId: z.string(), offerIndex: z.number() }

/** What an offer needs before it can be paid; amounts are decimal units. */
const termsSchema = z.union([
  /** Nothing, or a permit that is signed along. */
  z.object({ kind: z.literal('enough') }),
  /** The network did not say. */
  z.object({ kind: z.literal('unknown') }),
  z.object({
    kind: z.literal('needed'),
    /** CAIP-2. */
    network: z.string(),
    asset: z.string(),
    /** Atomic units of the token: allowed now, needed, and allowed at most. */
    allowed: z.string(),
    needed: z.string(),
    most: z.string(),
    /** Wei of the network's coin: the fee at most, and what is there. */
    fee: z.string(),
    coin: z.string(),
    /** One was sent and is not in a block yet. */
    isUnderWay: z.boolean(),
    /** Why the last one failed. */
    failed: z.nullable(z.string()),
  }),
])

/** The wallet's own bounded `approve`. */
export const approvalContract = {
  approvalTerms: { input: z.object(which), output: termsSchema },
  /** Allows `amount`, never more, for a fee of at most `fee`. */
  approve: {
    input: z.object({
      ...which,
      amount: units,
      fee: units,
      password: z.string().check(z.minLength(1), z.maxLength(1024)),
    }),
    output: z.union([
      z.object({ ok: z.literal(true) }),
      z.object({
        ok: z.literal(false),
        because: z.string(),
        waitMs: z.number(),
      }),
    ]),
  },
} satisfies Contract

/** An approval that has to come first, as its screen shows it; decimal units. */
export type ApprovalView = Extract<
  z.infer<typeof termsSchema>,
  { kind: 'needed' }
>
