import type { Address, Hex } from 'viem'
import * as z from 'zod/mini'
import { CodedError } from '@/lib/messaging/errors'
import type { Payment, PaymentEvent } from '@/lib/payment/payment'
import type { NetworkId } from '@/lib/tokens/token'
import type { JsonObject, JsonValue } from '@/lib/x402/json'

/**
 * A payment as stored: the row and the keys it is found by.
 *
 * A key that is absent leaves the row out of that index, so an index holds
 * exactly the rows its name says, however long the history grows.
 */
export type PaymentRecord = Payment & {
  keys: {
    /** Not for VOID: a request whose payment was never signed may try again. */
    request?: string
    /** The purchase key, while nothing says this payment was delivered or dead. */
    pending?: string
    /** Counted payments only. The address in lower case. */
    recipient?: [site: string, payTo: string]
    /** Signed or about to be, and nothing came back yet. */
    unanswered?: [createdAtMs: number, id: string]
  }
}

/** Told of a stored row that cannot be read: its key and the fields at fault. */
export type OnCorrupt = (id: string, fields: string) => void

/** Whether a payment counts as money gone: all but what is known not to be. */
export function isCounted(payment: Payment): boolean {
  return payment.state !== 'VOID' && payment.state !== 'DEAD'
}

/**
 * The record of a payment, checked as it will be checked when read.
 *
 * Throws INTERNAL for a payment that could not be read back: a row that turns
 * out unreadable later is money nobody can account for.
 */
export function toRecord(payment: Payment): PaymentRecord {
  const parsed = z.safeParse(paymentSchema, payment)
  if (!parsed.success)
    throw new CodedError(
      'INTERNAL',
      `A payment with a wrong ${faultyFields(parsed.error)} was not stored.`,
    )
  const row = parsed.data
  const counted = isCounted(row)
  const isArmedOrHanded = row.state === 'ARMED' || row.state === 'HANDED'
  return {
    ...row,
    keys: {
      ...(row.state !== 'VOID' && { request: row.requestKey }),
      ...(counted && row.delivery !== 'ok' && { pending: row.purchaseKey }),
      ...(counted && { recipient: [row.site, row.intent.to.toLowerCase()] }),
      ...(isArmedOrHanded &&
        row.delivery === 'none' && { unanswered: [row.createdAtMs, row.id] }),
    },
  }
}

/** A stored payment, or `undefined` (and a report) when it cannot be read. */
export function readPayment(
  value: PaymentRecord,
  onCorrupt: OnCorrupt,
): Payment | undefined {
  const parsed = z.safeParse(paymentSchema, value)
  if (parsed.success) return parsed.data
  onCorrupt(String(value.id), faultyFields(parsed.error))
  return undefined
}

/** A stored payment that is needed. Throws STORAGE when it cannot be read. */
export function requirePayment(
  value: PaymentRecord,
  onCorrupt: OnCorrupt,
): Payment {
  const payment = readPayment(value, onCorrupt)
  if (payment) return payment
  throw new CodedError(
    'STORAGE',
    'A stored payment is damaged. Nothing was changed.',
  )
}

/** A stored event, or `undefined` (and a report) when it cannot be read. */
export function readEvent(
  value: PaymentEvent,
  onCorrupt: OnCorrupt,
): PaymentEvent | undefined {
  const parsed = z.safeParse(eventSchema, value)
  if (parsed.success) return parsed.data
  onCorrupt(String(value.paymentId), faultyFields(parsed.error))
  return undefined
}

// Paths only, never values: what is paid for is nobody's business.
function faultyFields(error: z.core.$ZodError): string {
  return error.issues.map((issue) => issue.path.join('.')).join(', ')
}

function matching<T extends string>(pattern: RegExp) {
  return z.custom<T>(
    (value) => typeof value === 'string' && pattern.test(value),
  )
}

const timeSchema = z.int().check(z.nonnegative())
const addressSchema = matching<Address>(/^0x[0-9a-fA-F]{40}$/)
// Lower case only, or the unique index would take one nonce for two.
const wordSchema = matching<Hex>(/^0x[0-9a-f]{64}$/)
const hexSchema = matching<Hex>(/^0x[0-9a-fA-F]*$/)
const uintSchema = z.string().check(z.regex(/^(0|[1-9][0-9]{0,77})$/))
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

const paymentSchema: z.ZodMiniType<Payment> = z.object({
  id: textSchema,
  purchaseKey: textSchema,
  requestKey: textSchema,
  decidedBy: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('you') }),
    z.object({ kind: z.literal('rule'), ruleId: textSchema }),
  ]),
  kind: z.enum(['open', 'call']),
  site: textSchema,
  seller: textSchema,
  method: textSchema,
  url: textSchema,
  title: z.string(),
  intent: z.object({
    scheme: z.literal('exact'),
    method: z.literal('eip3009'),
    network: matching<NetworkId>(/^eip155:[1-9][0-9]{0,15}$/),
    asset: addressSchema,
    from: addressSchema,
    to: addressSchema,
    value: z.string().check(z.regex(/^[1-9][0-9]{0,77}$/)),
    validAfter: uintSchema,
    validBefore: uintSchema,
    nonce: wordSchema,
  }),
  digest: wordSchema,
  terms: z.object({
    version: z.union([z.literal(1), z.literal(2)]),
    accepted: jsonSchema,
    resource: z.nullable(jsonObjectSchema),
    extensions: z.nullable(jsonObjectSchema),
    evidence: z.enum(['header', 'page-supplied']),
  }),
  state: z.enum(['ARMED', 'HANDED', 'VOID', 'SETTLED', 'DEAD']),
  delivery: z.enum(['none', 'ok', 'refused', 'failed', 'unknown']),
  deliveryCode: z.nullable(z.string()),
  status: z.nullable(z.int()),
  receipt: z.nullable(
    z.object({
      success: z.nullable(z.boolean()),
      transaction: z.nullable(hexSchema),
      network: z.nullable(z.string()),
      payer: z.nullable(z.string()),
      amount: z.nullable(z.string()),
      error: z.nullable(z.string()),
      raw: z.string(),
    }),
  ),
  presents: z.int().check(z.nonnegative()),
  createdAtMs: timeSchema,
  changedAtMs: timeSchema,
})

const eventSchema: z.ZodMiniType<PaymentEvent> = z.object({
  paymentId: textSchema,
  atMs: timeSchema,
  kind: z.enum([
    'reserved',
    'signed',
    'voided',
    'presented',
    'answered',
    'lost',
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
