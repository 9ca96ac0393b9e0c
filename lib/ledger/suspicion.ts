import { clockIn } from './clock'
import type { Connection } from './database'
import { soon, type WriteTransaction, writing } from './transactions'

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
    meta.get('known'),
    clockIn(tx),
  ])
  if (before !== undefined || (Array.isArray(known) && known.includes(id)))
    return
  const suspect: Suspect = { because, atMs: hwmMs ?? 0 }
  soon(meta.put(suspect, 'suspect'))
}
