import { clean } from '@noble/hashes/utils.js'
import type { Attempts } from './attempts'
import { openDek } from './envelope'
import { derivePasswordKeys, type PasswordKeys } from './password'
import type { VaultRecord } from './record'
import type { Bytes } from './seal'
import type { VaultStore } from './store'

/** Why a password was not accepted, and how long to wait, ms. */
export type Refused = {
  ok: false
  because: 'WRONG_PASSWORD' | 'WAIT' | 'NO_WALLET'
  waitMs: number
}

/** What a right password opens. */
export type Proven = { record: VaultRecord; keys: PasswordKeys; dek: Bytes }

/**
 * Runs `use` with what a right password opens, and wipes it after.
 *
 * A wait is enforced before the password is tried at all. Fails:
 * `VAULT_PARAMS`, `VAULT_CORRUPT`, which count as no attempt.
 */
export async function withPassword<T>(
  { store, attempts }: { store: VaultStore; attempts: Attempts },
  password: string,
  use: (proven: Proven) => Promise<T>,
): Promise<T | Refused> {
  const record = await store.load()
  if (record === null) return { ok: false, because: 'NO_WALLET', waitMs: 0 }
  const waitMs = await attempts.waitMs()
  if (waitMs > 0) return { ok: false, because: 'WAIT', waitMs }

  await attempts.count()
  const keys = await derivePasswordKeys(password, record)
  try {
    const dek = await openDek(record, keys)
    if (dek === null) {
      const waitMs = await attempts.waitMs()
      return { ok: false, because: 'WRONG_PASSWORD', waitMs }
    }
    try {
      await attempts.forgive()
      return await use({ record, keys, dek })
    } finally {
      clean(dek)
    }
  } finally {
    clean(keys.dek, keys.recovery)
  }
}
