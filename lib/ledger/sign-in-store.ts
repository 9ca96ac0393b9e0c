import type { LedgerDatabase } from './database'
import { renewed } from './record'
import type { SignInRecord } from './sign-in-record'
import type { Upgrade } from './upgrade'

/** Proofs of who asks; nothing of them is money. */
export type SignInStore = {
  key: string
  value: SignInRecord
  indexes: {
    /** No seller's nonce is signed twice. */
    nonce: [seller: string, nonce: string]
    /** At most one a visit or call. */
    request: string
    seller: [seller: string, createdAtMs: number]
    created: number
  }
}

/** Makes a place for sign-ins, and finds payments by what was bought. */
export async function addSignIns(
  db: LedgerDatabase,
  tx: Upgrade,
): Promise<void> {
  const signIns = db.createObjectStore('signIns', { keyPath: 'id' })
  signIns.createIndex('nonce', ['seller', 'terms.nonce'], { unique: true })
  signIns.createIndex('request', 'requestKey', { unique: true })
  signIns.createIndex('seller', ['seller', 'createdAtMs'])
  signIns.createIndex('created', 'createdAtMs')

  const payments = tx.objectStore('payments')
  payments.createIndex('bought', 'keys.bought')
  for await (const cursor of payments) void cursor.update(renewed(cursor.value))
}
