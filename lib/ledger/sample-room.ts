import type { Ledger } from '@/lib/payment/ledger-port'
import { createLedgerRoom, type LedgerOptions, type LedgerRoom } from './room'

/** The key that seals in tests. */
export const sampleKey = new Uint8Array(32).fill(7)

/** A room for tests, unlocked unless told otherwise. */
export function sampleRoom(options: Partial<LedgerOptions> = {}): LedgerRoom {
  return createLedgerRoom({ sealKey: async () => sampleKey, ...options })
}

/** The ledger of such a room. */
export function sampleLedger(options: Partial<LedgerOptions> = {}): Ledger {
  return sampleRoom(options).ledger
}
