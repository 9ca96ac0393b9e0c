import { type IDBPDatabase, openDB } from 'idb'
import type { Payment } from '@/lib/payment/payment'
import { toRecord } from './record'
import { noonMs, sampleCandidate } from './sample-candidate'
import { sampleKey } from './sample-room'
import { endMac, noHead, sealPayment } from './seal'
import { dayMs } from './sums'

/** A payment that is over: delivered, and proven to have taken 9,000 of 10,000. */
export function settledRow(
  name: string,
  createdAtMs: number,
  changes: Partial<Payment> = {},
): Payment {
  const {
    nowMs: _,
    circumstances: __,
    ...terms
  } = sampleCandidate(name, {
    nowMs: createdAtMs,
    purchaseKey: `purchase-${name}`,
  })
  return {
    ...terms,
    state: 'SETTLED',
    delivery: 'ok',
    deliveryCode: null,
    status: 200,
    receipt: null,
    presents: 1,
    proof: {
      kind: 'settled',
      transaction: `0x${'ab'.repeat(32)}`,
      block: '7',
      blockTimeMs: createdAtMs,
      amount: '9000',
      submitter: '0x1111111111111111111111111111111111111111',
      confirmations: 9,
      atMs: createdAtMs,
      nextAtMs: null,
      tries: 1,
    },
    isHidden: false,
    createdAtMs,
    changedAtMs: createdAtMs,
    ...changes,
  }
}

/** When the oldest of `putRows` was made. */
export const longAgoMs = noonMs - 600 * dayMs

/**
 * Puts rows into the database of a room that was opened before, sealed in their
 * order, with two events each, as if it had been `nowMs` at last.
 */
export async function putRows(
  rows: readonly Payment[],
  nowMs = noonMs,
): Promise<void> {
  const db = await openDB('tuppence-ledger')
  const tx = db.transaction(['payments', 'events', 'meta'], 'readwrite')
  let head = noHead
  for (const row of rows) {
    const seal = sealPayment(sampleKey, row, head)
    head = { seq: seal.seq, mac: seal.mac }
    if (row.state === 'VOID' || row.state === 'DEAD')
      seal.end = endMac(sampleKey, row.id, row.state)
    void tx.objectStore('payments').add(toRecord(row, seal))
    for (const kind of ['reserved', 'settled'])
      void tx.objectStore('events').add({
        paymentId: row.id,
        atMs: row.createdAtMs,
        kind,
        detail: '',
      })
  }
  void tx.objectStore('meta').put(head, 'seal')
  void tx.objectStore('meta').put(nowMs, 'hwm')
  await tx.done
  db.close()
}

/** One row a day from long ago on. */
export const daily = (
  count: number,
  changes: (at: number) => Partial<Payment> = () => ({}),
) =>
  Array.from({ length: count }, (_, at) =>
    settledRow(`n${at}`, longAgoMs + at * dayMs, changes(at)),
  )

/** Works past the ledger. */
export async function raw<T>(
  work: (db: IDBPDatabase) => Promise<T>,
): Promise<T> {
  const db = await openDB('tuppence-ledger')
  try {
    return await work(db)
  } finally {
    db.close()
  }
}
