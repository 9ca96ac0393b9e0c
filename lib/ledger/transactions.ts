import {
  type IDBPTransaction,
  type StoreKey,
  type StoreNames,
  type StoreValue,
  unwrap,
} from 'idb'
import { CodedError } from '@/lib/messaging/errors'
import type { Connection, LedgerSchema } from './database'

/** A transaction over all of the ledger that may write. */
export type WriteTransaction = IDBPTransaction<
  LedgerSchema,
  StoreNames<LedgerSchema>[],
  'readwrite'
>

/** A transaction over all of the ledger that reads one consistent state. */
export type ReadTransaction = IDBPTransaction<
  LedgerSchema,
  StoreNames<LedgerSchema>[],
  'readonly'
>

/** Either of them, for what only reads. */
export type Reader = IDBPTransaction<
  LedgerSchema,
  StoreNames<LedgerSchema>[],
  IDBTransactionMode
>

/**
 * Runs `work` in one strict read-write transaction and resolves once it is on
 * the disk.
 *
 * `work` may await nothing but the transaction's own requests. Whatever goes
 * wrong, nothing of it is kept: a CodedError passes through, everything else
 * (quota, constraint, abort, a database that does not open) becomes STORAGE.
 */
export async function writing<T>(
  connection: Connection,
  work: (tx: WriteTransaction) => Promise<T>,
): Promise<T> {
  begun.set(connection, writesOf(connection) + 1)
  try {
    const db = await connection()
    const tx = db.transaction(stores, 'readwrite', { durability: 'strict' })
    const settled = tx.done.then(undefined, () => undefined)
    try {
      const result = await work(tx)
      into(tx, 'meta').put(crypto.randomUUID(), 'revision')
      // All is asked for, so the commit need not wait for the last answer.
      tx.commit()
      await tx.done
      return result
    } catch (cause) {
      abort(tx)
      await settled
      throw cause
    }
  } catch (cause) {
    throw toStorageError(cause)
  }
}

/** Names the state of the whole ledger: every write gives it another name. */
export const revisionIn = (tx: Reader): Promise<unknown> =>
  tx.objectStore('meta').get('revision')

/** How many writes of this connection were begun. */
export function writesOf(connection: Connection): number {
  return begun.get(connection) ?? 0
}

const begun = new WeakMap<Connection, number>()

/** Runs `work` in one read-only transaction. Throws STORAGE when it cannot. */
export async function reading<T>(
  connection: Connection,
  work: (tx: ReadTransaction) => Promise<T>,
): Promise<T> {
  try {
    const db = await connection()
    const tx = db.transaction(stores, 'readonly')
    // What was read is of one state already; its end is nobody's to wait for.
    tx.done.catch(() => undefined)
    return await work(tx)
  } catch (cause) {
    throw toStorageError(cause)
  }
}

/** What a store is written with. */
type Writes<name extends StoreNames<LedgerSchema>> = {
  put(
    value: StoreValue<LedgerSchema, name>,
    key?: StoreKey<LedgerSchema, name>,
  ): unknown
  add(
    value: StoreValue<LedgerSchema, name>,
    key?: StoreKey<LedgerSchema, name>,
  ): unknown
  delete(key: StoreKey<LedgerSchema, name>): unknown
}

/**
 * A store, for writes nobody has to wait for inside their transaction: where one
 * fails, the transaction aborts, and `writing` rejects. The browser's own store,
 * without a promise for each write that nobody would hear.
 */
export function into<name extends StoreNames<LedgerSchema>>(
  tx: WriteTransaction,
  name: name,
): Writes<name> {
  return unwrap(tx).objectStore(name) as Writes<name>
}

const stores: StoreNames<LedgerSchema>[] = [
  'payments',
  'events',
  'imported',
  'rules',
  'never',
  'sums',
  'days',
  'signIns',
  'approvals',
  'meta',
]

function abort(tx: WriteTransaction): void {
  try {
    tx.abort()
  } catch {
    // It ended by itself, which is what was wanted.
  }
}

function toStorageError(cause: unknown): CodedError {
  if (cause instanceof CodedError) return cause
  return new CodedError(
    'STORAGE',
    'The ledger could not be read or written. Nothing was changed.',
    { cause },
  )
}
