import { CodedError } from '@/lib/messaging/errors'
import type { Answer } from '@/lib/payment/ledger-port'
import type { Payment, PaymentEvent } from '@/lib/payment/payment'
import { stamp } from './clock'
import { type Eyes, requireSealed } from './earlier'
import { type OnCorrupt, requirePayment, toRecord } from './record'
import type { Seal } from './seal'
import { into, type WriteTransaction } from './transactions'

/** Something that happened to a payment, without when and to which. */
export type Happened = Pick<PaymentEvent, 'kind' | 'detail'>

/** One step of a payment. */
export type Step = {
  payment: Payment
  events: readonly Happened[]
  /** Seals that it does not count any more. */
  end?: string
}

/** A stored payment and its seal. Throws INTERNAL where there is none. */
export async function findIn(
  tx: WriteTransaction,
  id: string,
  onCorrupt: OnCorrupt,
  /** With them, only a payment that may be signed is found. */
  eyes?: Eyes,
): Promise<{ payment: Payment; seal: Seal | undefined }> {
  const stored = await tx.objectStore('payments').get(id)
  if (!stored) throw new UnknownPaymentError()
  const payment = eyes
    ? requireSealed(stored, eyes)
    : requirePayment(stored, onCorrupt)
  return { payment, seal: stored.seal }
}

/** Takes a payment one step on: the row and what happened, in one write. */
export async function stepIn(
  tx: WriteTransaction,
  id: string,
  nowMs: number,
  change: (payment: Payment) => Step,
  onCorrupt: OnCorrupt,
  eyes?: Eyes,
): Promise<Payment> {
  const [found, atMs] = await Promise.all([
    findIn(tx, id, onCorrupt, eyes),
    stamp(tx, nowMs),
  ])
  const changed = change(found.payment)
  const payment = { ...changed.payment, changedAtMs: atMs }
  const seal =
    found.seal && changed.end !== undefined
      ? { ...found.seal, end: changed.end }
      : found.seal
  into(tx, 'payments').put(toRecord(payment, seal))
  const events = into(tx, 'events')
  for (const event of changed.events)
    events.add({ paymentId: id, atMs, ...event })
  return payment
}

/** There is no payment of that id. */
class UnknownPaymentError extends CodedError {
  override name = 'UnknownPaymentError'

  constructor() {
    super('INTERNAL', 'There is no such payment.')
  }
}

/** An answer as an event tells it. */
export function describeAnswer(answer: Answer): Happened {
  const status = answer.status === null ? '' : String(answer.status)
  // Neither a status nor a word: the connection went before anything came back.
  const isLost = answer.delivery === 'unknown' && answer.status === null
  return {
    kind: isLost ? 'lost' : 'answered',
    detail: answer.code ?? status,
  }
}
