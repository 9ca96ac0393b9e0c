import type { Address, Hex } from 'viem'
import * as z from 'zod/mini'
import type { Payment, PaymentEvent } from '@/lib/payment/payment'
import { rollingLimits } from '@/lib/policy/limits-on'
import { storedIntentSchema } from '@/lib/schemes/intent-codec'
import type { JsonObject, JsonValue } from '@/lib/x402/json'

const timeSchema = z.int().check(z.nonnegative())
const wordSchema = z.custom<Hex>(
  (value) => typeof value === 'string' && /^0x[0-9a-f]{64}$/.test(value),
)
const unitsSchema = z.string().check(z.regex(/^\d{1,78}$/))
const textSchema = z.string().check(z.minLength(1))

// Checked, not copied: what the seller sent is echoed value for value.
const jsonSchema = z.custom<JsonValue>((value) => isJson(value))
const jsonObjectSchema = z.custom<JsonObject>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    isJson(value),
)

const lookFields = {
  atMs: timeSchema,
  nextAtMs: z.nullable(timeSchema),
  tries: z.int().check(z.nonnegative()),
}

const proofSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('settled'),
    transaction: wordSchema,
    block: unitsSchema,
    blockTimeMs: timeSchema,
    amount: unitsSchema,
    submitter: z.custom<Address>(
      (value) => typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value),
    ),
    confirmations: z.int().check(z.nonnegative()),
    ...lookFields,
  }),
  z.object({
    kind: z.literal('dead'),
    chainTimeMs: timeSchema,
    endpoints: z.int().check(z.nonnegative()),
    ...lookFields,
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
    ...lookFields,
  }),
])

/** A payment as stored. Unknown fields are dropped, JSON is kept as it is. */
export const paymentSchema: z.ZodMiniType<Payment> = z.object({
  id: textSchema,
  purchaseKey: textSchema,
  requestKey: textSchema,
  decidedBy: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('you') }),
    z.object({
      kind: z.literal('rule'),
      ruleId: textSchema,
      limits: z.optional(
        z.object({
          perPayment: unitsSchema,
          per24h: unitsSchema,
          per30d: unitsSchema,
        }),
      ),
      reached: z.optional(
        z.array(
          z.object({
            limit: z.enum(rollingLimits),
            percent: z.union([z.literal(80), z.literal(100)]),
            used: unitsSchema,
            of: unitsSchema,
          }),
        ),
      ),
    }),
  ]),
  kind: z.enum(['open', 'call']),
  site: textSchema,
  seller: textSchema,
  method: textSchema,
  url: textSchema,
  title: z.string(),
  intent: storedIntentSchema,
  digest: wordSchema,
  // Not in rows older than schemes that sign more than one thing.
  alsoSigned: z._default(z.array(wordSchema).check(z.maxLength(4)), []),
  terms: z.object({
    version: z.union([z.literal(1), z.literal(2)]),
    accepted: jsonSchema,
    resource: z.nullable(jsonObjectSchema),
    extensions: z.nullable(jsonObjectSchema),
    evidence: z.enum(['header', 'page-supplied']),
  }),
  isAhead: z.optional(z.boolean()),
  identifier: z.optional(textSchema),
  state: z.enum(['ARMED', 'HANDED', 'VOID', 'SETTLED', 'DEAD']),
  delivery: z.enum(['none', 'ok', 'refused', 'failed', 'unknown']),
  deliveryCode: z.nullable(z.string()),
  status: z.nullable(z.int()),
  receipt: z.nullable(
    z.object({
      success: z.nullable(z.boolean()),
      transaction: z.nullable(wordSchema),
      network: z.nullable(z.string()),
      payer: z.nullable(z.string()),
      amount: z.nullable(z.string()),
      error: z.nullable(z.string()),
      raw: z.string(),
    }),
  ),
  presents: z.int().check(z.nonnegative()),
  // Not in rows older than these.
  proof: z._default(z.nullable(proofSchema), null),
  isHidden: z._default(z.boolean(), false),
  createdAtMs: timeSchema,
  changedAtMs: timeSchema,
})

/** An event as stored. */
export const eventSchema: z.ZodMiniType<PaymentEvent> = z.object({
  paymentId: textSchema,
  atMs: timeSchema,
  kind: z.enum([
    'reserved',
    'signed',
    'voided',
    'presented',
    'answered',
    'lost',
    'settled',
    'dead',
    'looked',
    'reopened',
    'note',
  ]),
  detail: z.string(),
})

function isJson(value: unknown, depth = 0): boolean {
  if (value === null) return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object')
    return typeof value === 'string' || typeof value === 'boolean'
  if (depth === maxJsonDepth) return false
  return Object.values(value).every((entry) => isJson(entry, depth + 1))
}

// Deeper than any challenge that is read; it only keeps the stack bounded.
const maxJsonDepth = 64
