import { clockIn, type LedgerClock } from './clock'
import type { NeverRecord } from './database'
import type { PaymentRecord } from './record'
import type { RuleRecord } from './rule-record'
import { type Head, headIn } from './seal'
import { type Above, aboveIn } from './standing'
import { dayMs, type SumRecord, startOf } from './sums'
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
}

/** Reads what an audit looks at; checking it needs no transaction. */
export async function snapshotIn(tx: ReadTransaction): Promise<Snapshot> {
  const meta = tx.objectStore('meta')
  const clock = await clockIn(tx)
  const sinceMs = startOf('d', clock.hwmMs ?? 0) - 31 * dayMs
  const created = tx.objectStore('payments').index('created')
  const [rows, last, sums, rules, never, head, above, epoch, known] =
    await Promise.all([
      created.getAll(IDBKeyRange.lowerBound([sinceMs])),
      created.openCursor(IDBKeyRange.upperBound([sinceMs], true), 'prev'),
      tx.objectStore('sums').getAll(),
      tx.objectStore('rules').getAll(),
      tx.objectStore('never').getAll(),
      headIn(tx),
      aboveIn(tx, null),
      meta.get('epoch'),
      meta.get('known'),
    ])
  const at = last?.value.createdAtMs
  const before =
    at === undefined
      ? []
      : await created.getAll(IDBKeyRange.bound([at], [at, []]))
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
    known: Array.isArray(known) ? known : [],
  }
}
