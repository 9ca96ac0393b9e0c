import { randomBytes as nodeBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { type Address, type Hex, hexToBytes } from 'viem'
// biome-ignore lint/style/noRestrictedImports: a vault is made for a test's wallet, by the code that reads it.
import { createHeader, sealRecord } from '../../lib/vault/envelope.ts'
// biome-ignore lint/style/noRestrictedImports: as above.
import { derivePasswordKeys } from '../../lib/vault/password.ts'

const randomBytes = (length: number) => Uint8Array.from(nodeBytes(length))
const vaultId = nodeBytes(16).toString('hex')

let stretched: ReturnType<typeof stretch> | undefined

/** A header and its keys: the second of scrypt is spent once a test process. */
async function stretch(password: string, address: Address) {
  const identity = { vaultId, createdAtMs: Date.now(), origin: 'key' as const }
  const header = createHeader({ ...identity, address }, randomBytes)
  return { header, keys: await derivePasswordKeys(password, header) }
}

/**
 * Leaves the wallet as an import and its password would: the record made by the
 * vault's own code, and the session it begins. How a person gets there is what
 * the first run's tests are for.
 */
export async function putUnlockedVault(
  page: Page,
  { key, address, password }: { key: Hex; address: Address; password: string },
): Promise<void> {
  stretched ??= stretch(password, address)
  const { header, keys } = await stretched
  const dek = randomBytes(32)
  const spend = Uint8Array.from(hexToBytes(key))
  const secrets = { dek, spend, entropy: null }
  // The device's clock, which a test may have set.
  const nowMs = await page.evaluate(() => Date.now())
  const record = await sealRecord(
    { ...header, address, createdAtMs: nowMs },
    secrets,
    keys,
    randomBytes,
  )
  const absDeadlineMs = nowMs + 12 * 3600_000
  await page.evaluate(putIn, {
    record,
    dek: [...dek],
    iv: [...randomBytes(12)],
    bound: JSON.stringify(['session', 1, vaultId, nowMs, absDeadlineMs]),
    session: {
      vaultId,
      unlockedAtMs: nowMs,
      idleDeadlineMs: nowMs + 15 * 60_000,
      absDeadlineMs,
      seenAtMs: nowMs,
    },
  })
}

type Put = {
  record: unknown
  dek: number[]
  iv: number[]
  bound: string
  session: Record<string, string | number>
}

/** Runs on a page of the extension. */
async function putIn({ record, dek, iv, bound, session }: Put): Promise<void> {
  const hex = (bytes: Uint8Array) =>
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const aes = { name: 'AES-GCM', iv: Uint8Array.from(iv) }
  const key = await crypto.subtle.generateKey(
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
  const sealed = await crypto.subtle.encrypt(
    { ...aes, additionalData: new TextEncoder().encode(bound) },
    key,
    Uint8Array.from(dek),
  )

  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('tuppence-vault', 1)
    opening.onupgradeneeded = () => {
      for (const name of ['vault', 'session', 'attempts'])
        opening.result.createObjectStore(name)
    }
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const tx = db.transaction(['vault', 'session'], 'readwrite')
  tx.objectStore('vault').put(record, 'current')
  tx.objectStore('session').put(key, 'key')
  await new Promise((resolve, reject) => {
    tx.oncomplete = resolve
    tx.onabort = () => reject(tx.error)
  })
  db.close()
  await chrome.storage.session.set({
    'vault.session': {
      ...session,
      iv: hex(aes.iv),
      dek: hex(new Uint8Array(sealed)),
    },
  })
}
