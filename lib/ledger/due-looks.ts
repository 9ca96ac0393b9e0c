import type { Payment } from '@/lib/payment/payment'
import { type OnCorrupt, readPayment } from './record'
import { dayMs } from './sums'
import type { ReadTransaction } from './transactions'

/** No look is put off for longer: one that seems so is from a wrong clock. */
const farOffMs = dayMs

/** Payments to be looked up by now, what came up last first. */
export async function dueIn(
  tx: ReadTransaction,
  nowMs: number,
  limit: number,
  onCorrupt: OnCorrupt,
): Promise<Payment[]> {
  const rows = await newestOf(
    tx,
    'look',
    IDBKeyRange.upperBound([nowMs]),
    limit,
    onCorrupt,
  )
  if (rows.length === limit) return rows
  const early = IDBKeyRange.lowerBound([nowMs + farOffMs], true)
  const left = limit - rows.length
  return [...rows, ...(await newestOf(tx, 'look', early, left, onCorrupt))]
}

/** When something is to be looked up next; null where nothing is. */
export async function nextLookAtMsIn(
  tx: ReadTransaction,
  nowMs: number,
): Promise<number | null> {
  const look = tx.objectStore('payments').index('look')
  const [first, last] = await Promise.all([
    look.openKeyCursor(),
    look.openKeyCursor(null, 'prev'),
  ])
  if (!first || !last) return null
  const isFarOff = last.key[0] > nowMs + farOffMs
  return isFarOff ? Math.min(first.key[0], nowMs) : first.key[0]
}

/** Payments past their end with nothing proven of them, newest end first. */
export async function endedIn(
  tx: ReadTransaction,
  nowMs: number,
  limit: number,
  onCorrupt: OnCorrupt,
): Promise<Payment[]> {
  const past = IDBKeyRange.upperBound([Math.floor(nowMs / 1000)])
  return await newestOf(tx, 'open', past, limit, onCorrupt)
}

async function newestOf(
  tx: ReadTransaction,
  name: 'look' | 'open',
  range: IDBKeyRange,
  limit: number,
  onCorrupt: OnCorrupt,
): Promise<Payment[]> {
  const rows: Payment[] = []
  const index = tx.objectStore('payments').index(name)
  let cursor = await index.openCursor(range, 'prev')
  while (cursor && rows.length < limit) {
    const payment = readPayment(cursor.value, onCorrupt)
    if (payment) rows.push(payment)
    if (rows.length < limit) cursor = await cursor.continue()
  }
  return rows
}
