import * as z from 'zod/mini'
import { CodedError } from '@/lib/messaging/errors'
import type { Payment, PaymentEvent } from '@/lib/payment/payment'
import { lookAtMsOf } from '@/lib/payment/reconcile-times'
import { eventSchema, paymentSchema } from './schema'
import type { Seal } from './seal'

/** The account in lower case; times and ids order what it bought. */
export type BoughtKey = [
  seller: string,
  path: string,
  from: string,
  createdAtMs: number,
  id: string,
]

/**
 * A payment as stored: the row and the keys it is found by.
 *
 * A key that is absent leaves the row out of that index, so an index holds
 * exactly the rows its name says, however long the history grows.
 */
export type PaymentRecord = Payment & {
  keys: {
    /** Counted payments only: where nothing was taken, a request may try again. */
    request?: string
    /** The purchase key, while nothing says this payment was delivered or dead. */
    pending?: string
    /** Counted payments only. The address in lower case. */
    recipient?: [site: string, payTo: string]
    /** Signed or about to be, and nothing came back yet. */
    unanswered?: [createdAtMs: number, id: string]
    /** Counted payments a rule decided. */
    rule?: [ruleId: string, createdAtMs: number]
    /** Those of them that were answered with anything but what was bought. */
    undelivered?: [ruleId: string, createdAtMs: number]
    /** What it bought: this path of this seller, for this account. */
    bought?: BoughtKey
    /** To be looked up on its chain then, Unix ms. */
    look?: [atMs: number]
    /** Where the money is has yet to be proven: when it ends, Unix s. */
    open?: [validBefore: number]
  }
  /** Absent on rows older than seals. */
  seal?: Seal
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
export function toRecord(payment: Payment, seal?: Seal): PaymentRecord {
  const parsed = z.safeParse(paymentSchema, payment)
  if (!parsed.success)
    throw new CodedError(
      'INTERNAL',
      `A payment with a wrong ${faultyFields(parsed.error)} was not stored.`,
    )
  const row = parsed.data
  return { ...row, keys: keysOf(row), ...(seal && { seal }) }
}

/** The keys a row is found by: a function of the row and nothing else. */
export function keysOf(row: Payment): PaymentRecord['keys'] {
  const counted = isCounted(row)
  const isOpen = row.state === 'ARMED' || row.state === 'HANDED'
  const lookAtMs = lookAtMsOf(row)
  const path = isBought(row) ? URL.parse(row.url)?.pathname : undefined
  const ofRule: [string, number] | null =
    counted && row.decidedBy.kind === 'rule'
      ? [row.decidedBy.ruleId, row.createdAtMs]
      : null
  return {
    ...(counted && { request: row.requestKey }),
    ...(counted && row.delivery !== 'ok' && { pending: row.purchaseKey }),
    ...(counted && { recipient: [row.site, row.intent.to.toLowerCase()] }),
    ...(isOpen &&
      row.delivery === 'none' && { unanswered: [row.createdAtMs, row.id] }),
    ...(ofRule && { rule: ofRule }),
    ...(ofRule && isUndelivered(row) && { undelivered: ofRule }),
    ...(isOpen && { open: [Number(row.intent.validBefore)] }),
    ...(path && {
      bought: [
        row.seller,
        path,
        row.intent.from.toLowerCase(),
        row.createdAtMs,
        row.id,
      ],
    }),
    ...(lookAtMs !== null && { look: [lookAtMs] }),
  }
}

/** Something was bought: it came, or the chain shows that it was paid. */
function isBought({ state, delivery }: Payment): boolean {
  const isGone = state === 'VOID' || state === 'DEAD'
  return state === 'SETTLED' || (delivery === 'ok' && !isGone)
}

/**
 * Answered, and not with what was bought. A seller that was not asked first may
 * refuse, unless it took the money all the same.
 */
export function isUndelivered({
  delivery,
  isAhead,
  state,
}: Pick<Payment, 'delivery' | 'isAhead' | 'state'>): boolean {
  if (isAhead && delivery === 'refused') return state === 'SETTLED'
  return delivery !== 'none' && delivery !== 'ok'
}

/** A record of an older version with the keys of this one. */
export function renewed(value: PaymentRecord): PaymentRecord {
  const parsed = z.safeParse(paymentSchema, value)
  return parsed.success ? { ...value, keys: keysOf(parsed.data) } : value
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
