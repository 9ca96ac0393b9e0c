import * as z from 'zod/mini'
import { type ExportRow, exportRowSchema } from '@/lib/export/row'
import type { Imported } from '@/lib/payment/ledger-port'
import type { Payment } from '@/lib/payment/payment'
import { newestBefore, placeOf } from './newest'
import { type OnCorrupt, readPayment } from './record'
import {
  into,
  type ReadTransaction,
  type WriteTransaction,
} from './transactions'

/** Keeps rows of a file, but for those whose ids are known; says how many. */
export async function importIn(
  tx: WriteTransaction,
  rows: readonly ExportRow[],
): Promise<number> {
  const imported = tx.objectStore('imported')
  const fresh = new Map(rows.map((row) => [row.id, row]))
  const known = await Promise.all(
    [...fresh.keys()].map(async (id) => {
      const [own, other] = await Promise.all([
        tx.objectStore('payments').count(id),
        imported.count(id),
      ])
      return own + other > 0 ? [id] : []
    }),
  )
  for (const id of known.flat()) fresh.delete(id)
  for (const row of fresh.values()) into(tx, 'imported').put(row)
  return fresh.size
}

/** A row that came from a file. */
export async function importedIn(
  tx: ReadTransaction,
  id: string,
): Promise<ExportRow | undefined> {
  const stored = await tx.objectStore('imported').get(id)
  return stored && readImported(stored)?.imported
}

/** Payments and rows that came from files, newest first. */
export async function listAllIn(
  tx: ReadTransaction,
  { before, limit }: { before?: string; limit: number },
  onCorrupt: OnCorrupt,
): Promise<(Payment | Imported)[]> {
  const place = before === undefined ? null : await placeOf(tx, before)
  if (place === undefined) return []
  const [own, others] = await Promise.all([
    newestBefore(tx.objectStore('payments'), place, limit, (record) =>
      readPayment(record, onCorrupt),
    ),
    newestBefore(tx.objectStore('imported'), place, limit, (row) =>
      readImported(row),
    ),
  ])
  if (others.length === 0) return own
  return [...own, ...others].sort(newestFirst).slice(0, limit)
}

/** How many payments and rows that came from files there are. */
export async function countAllIn(tx: ReadTransaction): Promise<number> {
  const [own, others] = await Promise.all([
    tx.objectStore('payments').count(),
    tx.objectStore('imported').count(),
  ])
  return own + others
}

function newestFirst(a: Payment | Imported, b: Payment | Imported): number {
  return b.createdAtMs - a.createdAtMs || (a.id < b.id ? 1 : -1)
}

// Nothing counts these rows, so one that cannot be read is no cause for doubt.
function readImported(value: ExportRow): Imported | undefined {
  const parsed = z.safeParse(exportRowSchema, value)
  if (!parsed.success) return undefined
  const { id, createdAtMs } = parsed.data
  return { id, createdAtMs, imported: parsed.data }
}
