import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { OlderDay } from '@/lib/export/older-day'
import type { ExportRow } from '@/lib/export/row'
import type { OwnApproval } from '@/lib/payment/own-approval'
import type { PaymentEvent } from '@/lib/payment/payment'
import type { BoughtKey, PaymentRecord } from './record'
import type { RuleRecord } from './rule-record'
import type { SignInStore } from './sign-in-store'
import type { SumRecord } from './sums'
import { upgrade, version } from './upgrade'

/** A site that is never asked about. The seal is null where it was set while locked. */
export type NeverRecord = { site: string; sinceMs: number; mac: string | null }

/**
 * `hwm`: the latest time ever recorded. `leapt`: the clock once ran ahead and
 * nothing confirmed it. `paused`: all auto-pay. `ceilings`: what holds above
 * all rules, sealed. `seal`: the last row's place and seal. `epoch`: names this
 * very database. `suspect`: why it is doubted. `known`: ids of unreadable rows
 * the person was told of. `mark`: the last row that left, sealed. `revision`:
 * names the state as it is, after every write anew.
 */
type MetaKey =
  | 'hwm'
  | 'leapt'
  | 'paused'
  | 'ceilings'
  | 'seal'
  | 'epoch'
  | 'suspect'
  | 'known'
  | 'mark'
  | 'revision'

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
      /**
       * Nothing looks into it; taking it away would be an upgrade, which is not
       * worth it: `compact` needs its key.
       */
      unanswered: [createdAtMs: number, id: string]
      /** Counted payments a rule decided. */
      rule: [ruleId: string, createdAtMs: number]
      /** Those of them that came to nothing. */
      undelivered: [ruleId: string, createdAtMs: number]
      /** Payments to look up on their chain, by when (Unix ms). */
      look: [atMs: number]
      /** What bought a path of a seller, by account, oldest first. */
      bought: BoughtKey
      /** Payments the chain has yet to prove, by when they end (Unix s). */
      open: [validBefore: number]
    }
  }
  events: {
    key: number
    value: PaymentEvent
    indexes: { paymentId: string }
  }
  /** Rows that came from files; nothing counts them. */
  imported: {
    key: string
    value: ExportRow
    indexes: { created: [createdAtMs: number, id: string] }
  }
  rules: {
    key: string
    value: RuleRecord
    indexes: {
      /** At most one rule for a site, seller, network and token. */
      four: [site: string, seller: string, network: string, asset: string]
    }
  }
  never: { key: string; value: NeverRecord }
  sums: {
    key: [scope: string, unit: string, startMs: number]
    value: SumRecord
  }
  /** What rows that left had taken; nothing but history counts them. */
  days: {
    key: [startMs: number, site: string, network: string, asset: string]
    value: OlderDay
  }
  signIns: SignInStore
  /** `approve` transactions of ours, each written before it is signed. */
  approvals: { key: string; value: OwnApproval }
  meta: { key: MetaKey; value: unknown }
}

/** An open connection to the ledger's database. */
export type LedgerDatabase = IDBPDatabase<LedgerSchema>

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
      upgrade: (db, oldVersion, _newVersion, tx) => upgrade(db, oldVersion, tx),
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
