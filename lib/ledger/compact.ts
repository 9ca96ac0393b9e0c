import type { Payment } from '@/lib/payment/payment'
import { manyTries } from '@/lib/payment/reconcile-times'
import { inChain } from './audit-rows'
import { clockIn } from './clock'
import { addToDays } from './days'
import { putMark, readMark } from './mark'
import { isCounted, keysOf, type PaymentRecord, readPayment } from './record'
import type { RoomParts } from './room'
import { type Head, isSealed } from './seal'
import { dayMs, startOf } from './sums'
import { knownIn } from './suspicion'
import {
  into,
  type Reader,
  type WriteTransaction,
  writing,
} from './transactions'

/** How much stays: all that is younger, and all that is among the newest. */
export type Keep = {
  ms: number
  rows: number
  /** Rows a transaction takes at most. */
  batch: number
}

const keepDefault: Keep = { ms: 400 * dayMs, rows: 50_000, batch: 200 }

/** No limit and no audit looks further back; these always stay. */
const windowMs = 31 * dayMs

/**
 * Lets the oldest rows go, with their events, and keeps what they took as sums
 * by day; says how many left. Stops at the first row of the chain that must
 * stay, and does nothing while the wallet is locked or the ledger is doubted.
 *
 * Each batch is one transaction that moves the mark at which the chain begins,
 * so a ledger is sound wherever this is cut off.
 */
export async function compact(
  parts: RoomParts,
  nowMs: number,
  keep: Keep = keepDefault,
): Promise<number> {
  let left = 0
  for (;;) {
    const key = await parts.sealKey()
    if (!key) return left
    const batch = await writing(parts.connection, (tx) =>
      compactIn(tx, { ...parts, key }, nowMs, keep),
    )
    left += batch
    if (batch < keep.batch) return left
    // A payment that waits goes first.
    await new Promise((resolve) => setTimeout(resolve))
  }
}

type Parts = Pick<RoomParts, 'onCorrupt' | 'doubt'> & { key: Uint8Array }

async function compactIn(
  tx: WriteTransaction,
  parts: Parts,
  nowMs: number,
  keep: Keep,
): Promise<number> {
  const meta = tx.objectStore('meta')
  const [suspect, stored, beforeMs, known, count] = await Promise.all([
    meta.get('suspect'),
    meta.get('mark'),
    endIn(tx, nowMs, keep),
    knownIn(tx),
    tx.objectStore('payments').count(),
  ])
  const most = Math.min(keep.batch, count - keep.rows)
  if (suspect !== undefined || beforeMs === null || most <= 0) return 0
  const mark = readMark(parts.key, stored)
  if (!mark) {
    parts.doubt('The mark of the rows that left is not the sealed one.')
    return 0
  }
  const oldest = await oldestIn(tx, beforeMs, most + known.length)
  const rows = inChain(oldest.filter(({ id }) => !known.includes(id)))
  const isLeaving = (one: Payment) => isOver(one) || isLost(one, beforeMs)
  const { payments, last } = leaving(rows.slice(0, most), mark, {
    ...parts,
    isLeaving,
  })
  if (payments.length === 0) return 0
  await addToDays(tx, payments)
  await Promise.all(payments.map(({ id }) => removeIn(tx, id)))
  putMark(tx, parts.key, last)
  return payments.length
}

/** Only rows made before it leave, Unix ms; null while the time is in doubt. */
async function endIn(
  tx: Reader,
  nowMs: number,
  keep: Keep,
): Promise<number | null> {
  const { hwmMs, hasLeapt } = await clockIn(tx)
  if (hwmMs === null || hasLeapt) return null
  // Neither clock alone may make a row look old.
  const atMs = Math.min(nowMs, hwmMs)
  return Math.min(atMs - keep.ms, startOf('d', atMs) - windowMs)
}

/** The oldest rows, and all that share the time of the last of them. */
async function oldestIn(
  tx: Reader,
  beforeMs: number,
  most: number,
): Promise<PaymentRecord[]> {
  const created = tx.objectStore('payments').index('created')
  const old = IDBKeyRange.upperBound([beforeMs], true)
  const rows = await created.getAll(old, most)
  const at = rows.at(-1)?.createdAtMs
  if (at === undefined || rows.length < most) return rows
  const beside = await created.getAll(IDBKeyRange.bound([at], [at, []]))
  return [...rows.filter((row) => row.createdAtMs !== at), ...beside]
}

/** The first rows of the chain that may leave, up to one that may not. */
function leaving(
  rows: readonly PaymentRecord[],
  mark: Head,
  {
    key,
    onCorrupt,
    doubt,
    isLeaving,
  }: Parts & { isLeaving: (payment: Payment) => boolean },
): { payments: Payment[]; last: Head } {
  const payments: Payment[] = []
  let last = mark
  for (const record of rows) {
    const payment = readPayment(record, onCorrupt)
    // One older than seals has no place in the chain.
    if (!payment || !record.seal) break
    const { seq, prev, mac } = record.seal
    if (!isSealed(key, payment, record.seal)) {
      onCorrupt(payment.id, 'seal')
      break
    }
    if (seq !== last.seq + 1 || prev !== last.mac) {
      doubt('A row is missing.')
      break
    }
    if (!isLeaving(payment)) break
    payments.push(payment)
    last = { seq, mac }
  }
  return { payments, last }
}

/** Nothing is left to find or to do, and what still counts is proven. */
function isOver(payment: Payment): boolean {
  const { open, look, unanswered } = keysOf(payment)
  if (open ?? look ?? unanswered) return false
  return !isCounted(payment) || payment.proof?.kind === 'settled'
}

/**
 * Ended as long ago as other rows leave, and looked for in vain: used in another
 * way, or on a network nobody can be asked of any more. It leaves as taken, or
 * it would keep all that came after it for ever.
 */
function isLost({ state, proof, intent }: Payment, beforeMs: number): boolean {
  return (
    (state === 'ARMED' || state === 'HANDED') &&
    Number(intent.validBefore) * 1000 < beforeMs &&
    proof?.kind === 'open' &&
    (proof.nextAtMs === null || proof.tries >= manyTries)
  )
}

async function removeIn(tx: WriteTransaction, id: string): Promise<void> {
  const events = tx.objectStore('events')
  const keys = await events.index('paymentId').getAllKeys(id)
  for (const key of keys) into(tx, 'events').delete(key)
  into(tx, 'payments').delete(id)
}
