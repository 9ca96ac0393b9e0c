import { clockIn, type LedgerClock } from './clock'
import type { NeverRecord } from './database'
import type { PaymentRecord } from './record'
import type { RuleRecord } from './rule-record'
import { type Head, headIn } from './seal'
import { type Above, aboveIn } from './standing'
import { dayMs, type SumRecord, startOf } from './sums'
import { knownIn } from './suspicion'
import type { ReadTransaction } from './transactions'

/** All that an audit looks at, as of one moment. */
export type Snapshot = {
  /** Rows since `sinceMs`, in any order. */
  rows: PaymentRecord[]
  /** The newest rows before them, which share one time. */
  before: PaymentRecord[]
  /** The start of a day, at least 31 days ago. */
  sinceMs: number
  sums: SumRecord[]
  rules: RuleRecord[]
  never: NeverRecord[]
  head: Head | null
  above: Above
  clock: LedgerClock
  epoch: unknown
  known: readonly unknown[]
  /** Where the chain begins, as stored. */
  mark: unknown
  /** The oldest rows that can be in the chain, which share one time. */
  oldest: PaymentRecord[]
}

/** Reads what an audit looks at; checking it needs no transaction. */
export async function snapshotIn(tx: ReadTransaction): Promise<Snapshot> {
  const meta = tx.objectStore('meta')
  const clock = await clockIn(tx)
  const sinceMs = startOf('d', clock.hwmMs ?? 0) - 31 * dayMs
  const created = tx.objectStore('payments').index('created')
  const [rows, sums, rules, never, head, above, epoch, known, mark] =
    await Promise.all([
      created.getAll(IDBKeyRange.lowerBound([sinceMs])),
      tx.objectStore('sums').getAll(),
      tx.objectStore('rules').getAll(),
      tx.objectStore('never').getAll(),
      headIn(tx),
      aboveIn(tx, null),
      meta.get('epoch'),
      knownIn(tx),
      meta.get('mark'),
    ])
  const old = IDBKeyRange.upperBound([sinceMs], true)
  const before = await firstInChain(tx, known, old, 'prev')
  return {
    rows,
    before,
    sinceMs,
    sums,
    rules,
    never,
    head,
    above,
    clock,
    epoch,
    known,
    mark,
    oldest: await firstInChain(tx, known, null, 'next'),
  }
}

async function firstInChain(
  tx: ReadTransaction,
  known: readonly unknown[],
  range: IDBKeyRange | null,
  direction: 'next' | 'prev',
): Promise<PaymentRecord[]> {
  const created = tx.objectStore('payments').index('created')
  let cursor = await created.openCursor(range, direction)
  // Rows older than seals, and those that cannot be read, are in no chain.
  while (cursor && !isInChain(cursor.value, known))
    cursor = await cursor.continue()
  if (!cursor) return []
  const at = cursor.value.createdAtMs
  const rows = await created.getAll(IDBKeyRange.bound([at], [at, []]))
  return rows.filter((row) => isInChain(row, known))
}

function isInChain(row: PaymentRecord, known: readonly unknown[]): boolean {
  return row.seal !== undefined && !known.includes(row.id)
}
