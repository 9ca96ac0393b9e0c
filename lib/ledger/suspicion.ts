import { clockIn } from './clock'
import type { Connection } from './database'
import {
  into,
  type Reader,
  type WriteTransaction,
  writing,
} from './transactions'

/** Why the ledger is doubted, and since when (the ledger's time). */
type Suspect = { because: string; atMs: number }

/** Takes note that the ledger is doubted; the first reason stands. */
export type Doubt = (because: string, id?: string) => void

/**
 * Writes suspicions down beside whatever is going on: the transaction that
 * found one may be about to abort. A row the person was told of is no news.
 */
export function createDoubt(connection: Connection): Doubt {
  const noting = new Set<string>()
  return (because, id = '') => {
    if (noting.has(id)) return
    noting.add(id)
    writing(connection, (tx) => suspectIn(tx, because, id))
      // Nothing can be written now, so nothing can be paid by a rule either.
      .catch(() => undefined)
      .finally(() => noting.delete(id))
  }
}

/** Writes a suspicion down in `tx`. */
export async function suspectIn(
  tx: WriteTransaction,
  because: string,
  id = '',
): Promise<void> {
  const meta = tx.objectStore('meta')
  const [before, known, { hwmMs }] = await Promise.all([
    meta.get('suspect'),
    knownIn(tx),
    clockIn(tx),
  ])
  if (before !== undefined || known.includes(id)) return
  const suspect: Suspect = { because, atMs: hwmMs ?? 0 }
  into(tx, 'meta').put(suspect, 'suspect')
}

/** Ids of rows that cannot be read and of which the person was told. */
export async function knownIn(tx: Reader): Promise<readonly unknown[]> {
  const known = await tx.objectStore('meta').get('known')
  return Array.isArray(known) ? known : []
}
