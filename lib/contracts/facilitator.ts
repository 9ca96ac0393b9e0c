import * as z from 'zod/mini'
import type { Contract } from '@/lib/messaging/contract'

const url = z.string().check(z.maxLength(2048))

const problemSchema = z.object({
  ok: z.literal(false),
  /** A code of `developer.facilitatorBecause` or `url`. */
  because: z.enum([
    'NOT_A_URL',
    'NOT_SECURE',
    'HAS_PASSWORD',
    'UNREACHABLE',
    'TOO_SLOW',
    'REDIRECTED',
    'TOO_LONG',
    'NOT_JSON',
    'BAD_STATUS',
    'STRANGE',
    'NO_PAYMENT',
    'NOT_HANDED',
    'IS_OVER',
    'LOCKED',
  ]),
  /** HTTP status, where there was one. */
  status: z.nullable(z.number()),
})

/** What a facilitator says of itself and of one payment: its word alone. */
export const facilitatorContract = {
  /** Asks one facilitator what it settles, because a person pressed a button. */
  facilitatorSupported: {
    input: z.object({ url }),
    output: z.union([
      z.object({
        ok: z.literal(true),
        kinds: z.array(
          z.object({
            x402Version: z.number(),
            scheme: z.string(),
            network: z.string(),
          }),
        ),
        extensions: z.array(z.string()),
        signers: z.record(z.string(), z.array(z.string())),
      }),
      problemSchema,
    ]),
  },
  /**
   * Shows one facilitator a payment that its seller was handed already, to
   * learn whether it would settle it. Nothing is settled, nothing new signed.
   */
  facilitatorVerify: {
    input: z.object({ url, paymentId: z.string() }),
    output: z.union([
      z.object({
        ok: z.literal(true),
        isValid: z.boolean(),
        reason: z.nullable(z.string()),
        message: z.nullable(z.string()),
      }),
      problemSchema,
    ]),
  },
} satisfies Contract

/** What a facilitator says that it can settle, or why it said nothing. */
export type FacilitatorSupported = z.infer<
  typeof facilitatorContract.facilitatorSupported.output
>
/** Why a facilitator gave no answer that can be read. */
export type FacilitatorProblem = z.infer<typeof problemSchema>
