import * as z from 'zod/mini'

/**
 * A payment's outcome as a person reads it. `working`: on its way.
 * `delivered`: paid and delivered. `refused`: the seller refused, with its
 * code. `failed`: settlement failed on the seller's word. `unknown`: not known
 * yet. `void`: nothing was taken.
 */
export const paymentStatusSchema = z.enum([
  'working',
  'delivered',
  'refused',
  'failed',
  'unknown',
  'void',
])

/** One line of the history. Amount: decimal atomic units. */
export const paymentRowSchema = z.object({
  id: z.string(),
  createdAtMs: z.number(),
  site: z.string(),
  seller: z.string(),
  url: z.string(),
  /** Untrusted text. */
  title: z.string(),
  method: z.string(),
  kind: z.enum(['open', 'call']),
  network: z.string(),
  asset: z.string(),
  amount: z.string(),
  status: paymentStatusSchema,
  /** The seller's or our code behind the status. */
  code: z.nullable(z.string()),
  /** The authorisation can be used by the seller until then, Unix ms. */
  liveUntilMs: z.number(),
  decidedBy: z.enum(['you', 'rule']),
})

/** A payment opened. */
export const paymentDetailSchema = z.object({
  row: paymentRowSchema,
  payTo: z.string(),
  from: z.string(),
  nonce: z.string(),
  version: z.union([z.literal(1), z.literal(2)]),
  httpStatus: z.nullable(z.number()),
  presents: z.number(),
  canPresent: z.boolean(),
  /** Decoded receipt: the seller's word. */
  receipt: z.nullable(
    z.object({
      success: z.nullable(z.boolean()),
      transaction: z.nullable(z.string()),
      network: z.nullable(z.string()),
      payer: z.nullable(z.string()),
      amount: z.nullable(z.string()),
      error: z.nullable(z.string()),
      raw: z.string(),
    }),
  ),
  /** The terms agreed, as pretty JSON of what the seller sent. */
  terms: z.string(),
  events: z.array(
    z.object({ atMs: z.number(), kind: z.string(), detail: z.string() }),
  ),
})

export type PaymentStatus = z.infer<typeof paymentStatusSchema>
export type PaymentRow = z.infer<typeof paymentRowSchema>
export type PaymentDetail = z.infer<typeof paymentDetailSchema>
