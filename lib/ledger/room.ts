import type { Ledger } from '@/lib/payment/ledger-port'
import type { ApprovalBook } from '@/lib/payment/own-approval'
import type { RuleBook } from '@/lib/payment/rule-book-port'
import { createApprovalBook } from './approvals'
import { type Audited, audit, type OnProgress } from './audit'
import { compact, type Keep } from './compact'
import { createConnection } from './database'
import { createLedger } from './ledger'
import { createKeeper, type Keeper, type Outside } from './outside'
import type { OnCorrupt } from './record'
import { createRuleBook } from './rule-book'
import { createSignInBook } from './sign-ins'
import { createDoubt, type Doubt } from './suspicion'

/** What the ledger needs from outside. */
export type LedgerOptions = {
  /**
   * 32 bytes that seal what is written, or null while they are locked away.
   * Nothing is reserved without them. Always awaited outside a transaction.
   */
  sealKey: () => Promise<Uint8Array | null>
  name?: string
  /**
   * Hears of rows that cannot be read or were edited. Lists leave them out; in
   * the way of a payment they still stand.
   */
  onCorrupt?: OnCorrupt
  /** Where to keep what tells this database from an older copy of it. */
  outside?: Outside
}

/** The payments and the rules, in one database that is opened on first use. */
export type LedgerRoom = {
  ledger: Ledger
  rules: RuleBook
  signIns: ReturnType<typeof createSignInBook>
  approvals: ApprovalBook
  /**
   * Holds the database against its seals, before the first payment by a rule of
   * a browser session. What it finds is `doubt` from then on.
   */
  audit(onProgress?: OnProgress): Promise<Audited>
  /**
   * Lets rows go that are old and over, and says how many; `keep` is for tests.
   * Rejects with STORAGE; what left before that has left.
   */
  compact(nowMs: number, keep?: Keep): Promise<number>
}

/** Builds both over one connection. */
export function createLedgerRoom(options: LedgerOptions): LedgerRoom {
  const connection = createConnection(options.name ?? 'tuppence-ledger')
  const doubt = createDoubt(connection)
  const parts = {
    connection,
    sealKey: async () => copyOf(await options.sealKey()),
    doubt,
    keeper: createKeeper(options.outside, connection, doubt),
    onCorrupt: (id: string, fields: string) => {
      options.onCorrupt?.(id, fields)
      doubt(`A row is damaged: ${fields}.`, id)
    },
  }
  return {
    ledger: createLedger(parts),
    rules: createRuleBook(parts),
    signIns: createSignInBook(parts),
    approvals: createApprovalBook(connection),
    audit: (onProgress) => audit(parts, onProgress),
    compact: (nowMs, keep) => compact(parts, nowMs, keep),
  }
}

/**
 * The key is wiped when the wallet locks, whoever still holds it: a copy seals
 * what has begun, and one that is wiped already seals nothing.
 */
function copyOf(key: Uint8Array | null): Uint8Array | null {
  return key?.some((byte) => byte !== 0) ? key.slice() : null
}

/** What the ledger and the rule book share. */
export type RoomParts = {
  connection: ReturnType<typeof createConnection>
  sealKey: () => Promise<Uint8Array | null>
  onCorrupt: OnCorrupt
  doubt: Doubt
  keeper: Keeper
}
