import type { IDBPTransaction, StoreNames } from 'idb'
import type { LedgerDatabase, LedgerSchema } from './database'
import { renewed } from './record'
import { addSignIns } from './sign-in-store'

/** The version of the database this wallet writes. */
export const version = 5

/** The transaction an upgrade runs in. */
export type Upgrade = IDBPTransaction<
  LedgerSchema,
  StoreNames<LedgerSchema>[],
  'versionchange'
>

/** Brings an older database, or an empty one, to `version`. */
export async function upgrade(
  db: LedgerDatabase,
  oldVersion: number,
  tx: Upgrade,
): Promise<void> {
  if (oldVersion < 1) {
    const payments = db.createObjectStore('payments', { keyPath: 'id' })
    payments.createIndex('purchase', ['purchaseKey', 'createdAtMs', 'id'])
    payments.createIndex('request', 'keys.request', { unique: true })
    payments.createIndex('pending', 'keys.pending')
    payments.createIndex('nonce', 'intent.nonce', { unique: true })
    payments.createIndex('site', ['site', 'createdAtMs'])
    payments.createIndex('recipient', 'keys.recipient')
    payments.createIndex('created', ['createdAtMs', 'id'])
    payments.createIndex('unanswered', 'keys.unanswered')

    const events = db.createObjectStore('events', { autoIncrement: true })
    events.createIndex('paymentId', 'paymentId')

    db.createObjectStore('meta')
  }
  if (oldVersion < 2) {
    const payments = tx.objectStore('payments')
    payments.createIndex('rule', 'keys.rule')
    payments.createIndex('undelivered', 'keys.undelivered')
    payments.createIndex('open', 'keys.open')

    const rules = db.createObjectStore('rules', { keyPath: 'id' })
    rules.createIndex('four', 'keys.four', { unique: true })
    db.createObjectStore('never', { keyPath: 'site' })
    db.createObjectStore('sums', { keyPath: ['scope', 'unit', 'startMs'] })

    void tx.objectStore('meta').put(crypto.randomUUID(), 'epoch')
  }
  if (oldVersion < 3) {
    const payments = tx.objectStore('payments')
    payments.createIndex('look', 'keys.look')
    const imported = db.createObjectStore('imported', { keyPath: 'id' })
    imported.createIndex('created', ['createdAtMs', 'id'])

    for await (const cursor of payments)
      void cursor.update(renewed(cursor.value))
  }
  if (oldVersion < 4)
    db.createObjectStore('days', {
      keyPath: ['startMs', 'site', 'network', 'asset'],
    })
  if (oldVersion < 5) {
    await addSignIns(db, tx)
    addApprovals(db)
  }
}

function addApprovals(db: LedgerDatabase): void {
  db.createObjectStore('approvals', { keyPath: 'id' })
}
