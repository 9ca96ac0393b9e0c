import { CodedError } from '@/lib/messaging/errors'
import type { Payment, PaymentEvent } from '@/lib/payment/payment'
import type { Answer, Ledger } from '@/lib/payment/ports'
import { createConnection } from './database'
import {
  eventsIn,
  latestIn,
  listIn,
  recipientIn,
  takenByIn,
  unansweredIn,
} from './queries'
import { type OnCorrupt, readPayment, requirePayment, toRecord } from './record'
import { reserveIn } from './reserve'
import { reading, stamp, type WriteTransaction, writing } from './transactions'
import { applyAnswer, hand, makeVoid, present } from './transitions'

/**
 * The ledger in IndexedDB, opened on first use.
 *
 * Every write is one strict transaction, so it is on the disk when its promise
 * resolves and absent when it rejects. Rejects with STORAGE when the browser
 * cannot read or write, INTERNAL for a step the payment's state forbids, and
 * TOO_MANY_PRESENTS or TOO_LATE from `presented`.
 *
 * `onCorrupt` hears of rows that cannot be read. Lists leave them out; in the
 * way of a payment they still stand.
 */
export function createLedger(options?: {
  name?: string
  onCorrupt?: OnCorrupt
}): Ledger {
  const connection = createConnection(options?.name ?? 'tuppence-ledger')
  const onCorrupt = options?.onCorrupt ?? (() => undefined)

  async function find(tx: WriteTransaction, id: string): Promise<Payment> {
    const stored = await tx.objectStore('payments').get(id)
    if (!stored) throw new UnknownPaymentError()
    return requirePayment(stored, onCorrupt)
  }

  async function save(
    tx: WriteTransaction,
    payment: Payment,
    nowMs: number,
    event: Pick<PaymentEvent, 'kind' | 'detail'>,
  ): Promise<Payment> {
    const atMs = await stamp(tx, nowMs)
    const saved = { ...payment, changedAtMs: atMs }
    await tx.objectStore('payments').put(toRecord(saved))
    await tx
      .objectStore('events')
      .add({ paymentId: payment.id, atMs, ...event })
    return saved
  }

  return {
    reserve: (candidate, { again } = { again: false }) =>
      writing(connection, (tx) => reserveIn(tx, candidate, again, onCorrupt)),

    get: (id) =>
      reading(connection, async (tx) => {
        const stored = await tx.objectStore('payments').get(id)
        return stored && readPayment(stored, onCorrupt)
      }),

    handed: (id, nowMs) =>
      writing(connection, async (tx) => {
        const payment = await find(tx, id)
        if (payment.state === 'HANDED') return payment
        return save(tx, hand(payment), nowMs, { kind: 'signed', detail: '' })
      }),

    handedOver: (id, nowMs) =>
      writing(connection, async (tx) => {
        let payment = await find(tx, id)
        if (payment.state === 'ARMED')
          payment = await save(tx, hand(payment), nowMs, {
            kind: 'signed',
            detail: '',
          })
        const presented = present(payment, nowMs)
        const detail = String(presented.presents)
        return save(tx, presented, nowMs, { kind: 'presented', detail })
      }),

    voided: (id, because, nowMs) =>
      writing(connection, async (tx) => {
        const payment = makeVoid(await find(tx, id), because)
        await save(tx, payment, nowMs, { kind: 'voided', detail: because })
      }),

    presented: (id, nowMs) =>
      writing(connection, async (tx) => {
        const payment = present(await find(tx, id), nowMs)
        const detail = String(payment.presents)
        return save(tx, payment, nowMs, { kind: 'presented', detail })
      }),

    answered: (id, answer, nowMs) =>
      writing(connection, async (tx) => {
        const payment = applyAnswer(await find(tx, id), answer)
        return save(tx, payment, nowMs, describeAnswer(answer))
      }),

    titled: (id, title) =>
      writing(connection, async (tx) => {
        const payment = await find(tx, id)
        await tx.objectStore('payments').put(toRecord({ ...payment, title }))
      }),

    note: (event) =>
      writing(connection, async (tx) => {
        const known = await tx.objectStore('payments').count(event.paymentId)
        if (known === 0) throw new UnknownPaymentError()
        const atMs = await stamp(tx, event.atMs)
        await tx.objectStore('events').add({ ...event, atMs })
      }),

    latest: (purchaseKey) =>
      reading(connection, (tx) => latestIn(tx, purchaseKey, onCorrupt)),
    list: (page) => reading(connection, (tx) => listIn(tx, page, onCorrupt)),
    events: (id) => reading(connection, (tx) => eventsIn(tx, id, onCorrupt)),
    takenBy: (site, sinceMs) =>
      reading(connection, (tx) => takenByIn(tx, site, sinceMs, onCorrupt)),
    recipient: (site, payTo) =>
      reading(connection, (tx) => recipientIn(tx, site, payTo)),
    unanswered: () => reading(connection, (tx) => unansweredIn(tx, onCorrupt)),

    wipe: () =>
      writing(connection, async (tx) => {
        await tx.objectStore('payments').clear()
        await tx.objectStore('events').clear()
        await tx.objectStore('meta').clear()
      }),
  }
}

function describeAnswer(answer: Answer): Pick<PaymentEvent, 'kind' | 'detail'> {
  const status = answer.status === null ? '' : String(answer.status)
  // Neither a status nor a word: the connection went before anything came back.
  const isLost = answer.delivery === 'unknown' && answer.status === null
  return {
    kind: isLost ? 'lost' : 'answered',
    detail: answer.code ?? status,
  }
}

class UnknownPaymentError extends CodedError {
  override name = 'UnknownPaymentError'

  constructor() {
    super('INTERNAL', 'There is no such payment.')
  }
}
