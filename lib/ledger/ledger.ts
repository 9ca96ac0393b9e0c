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
import {
  reading,
  soon,
  stamp,
  type WriteTransaction,
  writing,
} from './transactions'
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

  /** Takes a payment one step on: the row and what happened, in one write. */
  const step = (
    id: string,
    nowMs: number,
    change: (payment: Payment) => {
      payment: Payment
      events: readonly Happened[]
    } | null,
  ): Promise<Payment> =>
    writing(connection, async (tx) => {
      const [before, atMs] = await Promise.all([find(tx, id), stamp(tx, nowMs)])
      const changed = change(before)
      if (!changed) return before
      const payment = { ...changed.payment, changedAtMs: atMs }
      soon(tx.objectStore('payments').put(toRecord(payment)))
      const events = tx.objectStore('events')
      for (const event of changed.events)
        soon(events.add({ paymentId: id, atMs, ...event }))
      return payment
    })

  return {
    reserve: (candidate, { again } = { again: false }) =>
      writing(connection, (tx) => reserveIn(tx, candidate, again, onCorrupt)),

    get: (id) =>
      reading(connection, async (tx) => {
        const stored = await tx.objectStore('payments').get(id)
        return stored && readPayment(stored, onCorrupt)
      }),

    handed: (id, nowMs) =>
      step(id, nowMs, (payment) =>
        payment.state === 'HANDED'
          ? null
          : { payment: hand(payment), events: [signed] },
      ),

    handedOver: (id, nowMs) =>
      step(id, nowMs, (before) => {
        const isFresh = before.state === 'ARMED'
        const payment = present(isFresh ? hand(before) : before, nowMs)
        return {
          payment,
          events: [...(isFresh ? [signed] : []), presentedOf(payment)],
        }
      }),

    voided: async (id, because, nowMs) => {
      await step(id, nowMs, (payment) => ({
        payment: makeVoid(payment, because),
        events: [{ kind: 'voided', detail: because }],
      }))
    },

    presented: (id, nowMs) =>
      step(id, nowMs, (before) => {
        const payment = present(before, nowMs)
        return { payment, events: [presentedOf(payment)] }
      }),

    answered: (id, answer, nowMs) =>
      step(id, nowMs, (payment) => ({
        payment: applyAnswer(payment, answer),
        events: [describeAnswer(answer)],
      })),

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

type Happened = Pick<PaymentEvent, 'kind' | 'detail'>

const signed: Happened = { kind: 'signed', detail: '' }

function presentedOf({ presents }: Payment): Happened {
  return { kind: 'presented', detail: String(presents) }
}

function describeAnswer(answer: Answer): Happened {
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
