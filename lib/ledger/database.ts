import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { PaymentEvent } from '@/lib/payment/payment'
import type { PaymentRecord } from './record'

/** What the ledger keeps, store by store. */
export type LedgerSchema = DBSchema & {
  payments: {
    key: string
    value: PaymentRecord
    indexes: {
      /** Any payment by what was bought, oldest first. */
      purchase: [purchaseKey: string, createdAtMs: number, id: string]
      /** At most one payment that may be signed answers a request. */
      request: string
      /** Payments that stand in the way of a new one, by purchase key. */
      pending: string
      /** No authorisation is ever written twice. */
      nonce: string
      site: [site: string, createdAtMs: number]
      recipient: [site: string, payTo: string]
      created: [createdAtMs: number, id: string]
      unanswered: [createdAtMs: number, id: string]
    }
  }
  events: {
    key: number
    value: PaymentEvent
    indexes: { paymentId: string }
  }
  meta: { key: 'hwm'; value: number }
}

/** An open connection to the ledger's database. */
type LedgerDatabase = IDBPDatabase<LedgerSchema>

/** A connection that is opened on first use and again after it was lost. */
export type Connection = () => Promise<LedgerDatabase>

/**
 * Connects lazily to the database `name`, upgrading it when it is older.
 *
 * The promise rejects with the browser's own error, and the next call tries
 * anew. A database written by a newer version is never opened (VersionError).
 */
export function createConnection(name: string): Connection {
  let opening: Promise<LedgerDatabase> | undefined

  const forget = () => {
    opening = undefined
  }

  return () => {
    opening ??= openDB<LedgerSchema>(name, version, {
      upgrade,
      terminated: forget,
      // Someone deletes or upgrades the database: a connection held open here
      // would block them for ever.
      blocking: (_current, _blocked, event) => {
        forget()
        if (event.target instanceof IDBDatabase) event.target.close()
      },
    }).catch((cause) => {
      forget()
      throw cause
    })
    return opening
  }
}

const version = 1

function upgrade(db: LedgerDatabase, oldVersion: number): void {
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
}
