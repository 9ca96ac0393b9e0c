import * as z from 'zod/mini'

/**
 * A payment's outcome as a person reads it. `working`: on its way.
 * `delivered`: paid and delivered. `undelivered`: the chain shows it was taken,
 * and the page did not come. `refused`: the seller refused, with its code.
 * `failed`: settlement failed on the seller's word. `unknown`: not known yet.
 * `void`: nothing was taken, because nothing was signed or because the chain
 * proves it never was used.
 */
const paymentStatusSchema = z.enum([
  'working',
  'delivered',
  'undelivered',
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
  /** The amount is the most that could be taken. */
  isUpTo: z.boolean(),
  status: paymentStatusSchema,
  /** The seller's or our code behind the status. */
  code: z.nullable(z.string()),
  /** The authorisation can be used by the seller until then, Unix ms. */
  liveUntilMs: z.number(),
  decidedBy: z.enum(['you', 'rule']),
  /** `chain`: proven there. `seller`: its word only. `none`: nobody said. */
  isProvenBy: z.enum(['chain', 'seller', 'none']),
  /** Looked at again on the chain then, Unix ms; null where it is settled. */
  nextLookAtMs: z.nullable(z.number()),
  /** For the search: who was paid, and the transaction if one is known. */
  payTo: z.string(),
  transaction: z.nullable(z.string()),
  /** What the chain shows was taken, atomic units; null before it does. */
  provenAmount: z.nullable(z.string()),
  /** The person put it out of sight; limits still count it. */
  isHidden: z.boolean(),
  /** Read from a file of another browser; nothing can be done with it. */
  isImported: z.boolean(),
})

/** What the chain says of a payment, as of the last look. */
const proofViewSchema = z.union([
  z.object({
    kind: z.literal('settled'),
    transaction: z.string(),
    block: z.string(),
    blockTimeMs: z.number(),
    /** What was really taken, atomic units. */
    amount: z.string(),
    submitter: z.string(),
    confirmations: z.number(),
    atMs: z.number(),
  }),
  z.object({
    kind: z.literal('dead'),
    chainTimeMs: z.number(),
    endpoints: z.number(),
    atMs: z.number(),
  }),
  z.object({
    kind: z.literal('open'),
    because: z.enum([
      'LIVE',
      'NOT_FINAL',
      'UNREACHABLE',
      'WRONG_CHAIN',
      'DISAGREE',
      'USED_OTHERWISE',
      'BAD_ANSWER',
    ]),
    atMs: z.number(),
    nextAtMs: z.nullable(z.number()),
  }),
])

/** A signed offer or receipt, with what checking it gave. */
const signedViewSchema = z.object({
  verdict: z.enum(['true', 'false', 'cannot-check']),
  format: z.enum(['eip712', 'jws']),
  signer: z.string(),
  because: z.nullable(z.string()),
})

/** A payment opened. */
export const paymentDetailSchema = z.object({
  row: paymentRowSchema,
  payTo: z.string(),
  from: z.string(),
  nonce: z.string(),
  /** The number of the payment, where the seller takes one. */
  identifier: z.nullable(z.string()),
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
  /** What of an allowance for this payment alone was left over, atomic units. */
  allowanceLeft: z.nullable(z.string()),
  /** The terms agreed, as pretty JSON of what the seller sent. */
  terms: z.string(),
  events: z.array(
    z.object({ atMs: z.number(), kind: z.string(), detail: z.string() }),
  ),
  /** What the chain says; null before the first look. */
  proof: z.nullable(proofViewSchema),
  /** The rule that decided, with its limits then: decimal atomic units. */
  rule: z.nullable(
    z.object({
      id: z.string(),
      perPayment: z.string(),
      per24h: z.string(),
      per30d: z.string(),
      isThere: z.boolean(),
    }),
  ),
  signed: z.object({
    offer: z.nullable(signedViewSchema),
    receipt: z.nullable(signedViewSchema),
  }),
})

/** What happened to the money of a payment, in one word. */
export type PaymentStatus = z.infer<typeof paymentStatusSchema>
/** What the chain says of a payment, as of the last look; times in Unix ms. */
export type ProofView = z.infer<typeof proofViewSchema>
/** A seller's signed offer or receipt, with what checking it gave. */
export type SignedView = z.infer<typeof signedViewSchema>
/** One line of the history; amounts in decimal atomic units, times in Unix ms. */
export type PaymentRow = z.infer<typeof paymentRowSchema>
/** A payment opened: its line, the terms, the receipt and every event. */
export type PaymentDetail = z.infer<typeof paymentDetailSchema>
