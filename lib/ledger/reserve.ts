import type { Payment } from '@/lib/payment/payment'
import type { Candidate, Reserved } from '@/lib/payment/ports'
import { type OnCorrupt, readPayment, requirePayment, toRecord } from './record'
import { soon, stamp, type WriteTransaction } from './transactions'
import { hasTime, weigh } from './weigh'

/**
 * Decides on a candidate and writes it as ARMED, all inside `tx`.
 *
 * Reserving the same request twice gives the first payment back, as long as it
 * is for the same purchase. Earlier payments of the purchase are weighed next,
 * unless the person said to pay again. Nothing is reserved that could not be
 * presented in time. Throws STORAGE when the ledger holds an unreadable row for
 * this request.
 */
export async function reserveIn(
  tx: WriteTransaction,
  candidate: Candidate,
  again: boolean,
  onCorrupt: OnCorrupt,
): Promise<Reserved> {
  const { nowMs, ...terms } = candidate
  const payments = tx.objectStore('payments')
  const [atMs, sameRequest, stored] = await Promise.all([
    stamp(tx, nowMs),
    payments.index('request').get(terms.requestKey),
    again ? [] : payments.index('pending').getAll(terms.purchaseKey),
  ])
  if (sameRequest) {
    const payment = requirePayment(sameRequest, onCorrupt)
    // The answer to one question must not become the answer to another.
    if (payment.purchaseKey !== terms.purchaseKey)
      return { kind: 'refused', because: 'TERMS_CHANGED', previous: payment }
    return { kind: 'resumed', payment }
  }

  if (!again) {
    const pending = stored
      .map((row) => readPayment(row, onCorrupt))
      .filter((row) => row !== undefined)
    const weighed = weigh(pending, nowMs)
    if (weighed.kind === 'present') return weighed
    if (weighed.kind === 'pending')
      return {
        kind: 'refused',
        because: 'PENDING_PREVIOUS',
        previous: weighed.previous,
      }
    // A row that cannot be read may be money, so it still stands in the way.
    if (pending.length < stored.length)
      return { kind: 'refused', because: 'PENDING_PREVIOUS' }
  }

  const payment: Payment = {
    ...terms,
    state: 'ARMED',
    delivery: 'none',
    deliveryCode: null,
    status: null,
    receipt: null,
    presents: 0,
    createdAtMs: atMs,
    changedAtMs: atMs,
  }
  const record = toRecord(payment)
  if (!hasTime(payment.intent, nowMs))
    return { kind: 'refused', because: 'TOO_LATE' }

  soon(payments.add(record))
  soon(
    tx.objectStore('events').add({
      paymentId: payment.id,
      atMs,
      kind: 'reserved',
      detail: terms.decidedBy.kind === 'you' ? 'you' : terms.decidedBy.ruleId,
    }),
  )
  return { kind: 'reserved', payment }
}
