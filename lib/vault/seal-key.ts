import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { clean, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Bytes } from './seal'
import type { VaultSession } from './session'
import type { VaultStore } from './store'

/**
 * The key the ledger seals its rows with: HKDF-SHA256 of the DEK. It proves
 * that rows were written by an open wallet and opens nothing itself, so it is
 * kept in memory until the wallet locks.
 */
export function createSealKey({
  store,
  session,
}: {
  store: VaultStore
  session: VaultSession
}) {
  let key: Bytes | null = null
  /** Counts locks, so that a key opened across one is not kept. */
  let locks = 0

  return {
    /** 32 bytes, not to be changed; null while the wallet is locked. */
    async get(): Promise<Bytes | null> {
      if (key) return key
      const before = locks
      const [record, found] = await Promise.all([store.load(), session.find()])
      if (record === null || found === null) return null
      const dek = await session.openDek(record.vaultId, found)
      try {
        const opened = hkdf(sha256, dek, undefined, info, 32)
        if (before === locks) key = opened
        return opened
      } finally {
        clean(dek)
      }
    },

    /** Wipes it: the wallet is locked. */
    drop(): void {
      locks++
      if (key) clean(key)
      key = null
    },
  }
}

const info = utf8ToBytes('x402w/ledger/v1')
