import { sha256 } from '@noble/hashes/sha2.js'
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import type { IDBPDatabase } from 'idb'
import { type Hex, keccak256, toHex } from 'viem'
import type { OwnApproval } from '@/lib/payment/own-approval'
import type { SignIn } from '@/lib/payment/sign-in-port'
import { signInDigest } from '@/lib/x402/extensions/sign-in-with-x/message'
import type { SignableRow } from './key'
import type { Bytes } from './seal'
import { openVaultDb } from './store'
import { createVault, type VaultParts } from './vault'

/** A BIP-39 vector whose entropy is not zeros, or wiping it would not show. */
export const phrase =
  'scheme spot photo card baby mountain device kick cradle pact join borrow'

/** First account of `phrase`. */
export const account = '0xc70eC8094CCE52B6574A5a2b7bf0c7D8288d77cC'

/** A password long enough. */
export const password = 'correct horse battery'

/** 14 November 2023, ms. */
export const startMs = 1_700_000_000_000

type Scrypt = typeof import('@noble/hashes/scrypt.js')

const runs = new Map<string, Promise<Uint8Array>>()

/**
 * The real scrypt at its real cost, run once for the same arguments: what a
 * test file gives `vi.mock` so that vaults built alike share the half second.
 */
export async function rememberScrypt(
  importOriginal: () => Promise<unknown>,
): Promise<Scrypt> {
  const original = (await importOriginal()) as Scrypt
  return {
    ...original,
    scryptAsync: async (secret, salt, options) => {
      const key = JSON.stringify([toHex(secret), toHex(salt), options])
      const run = runs.get(key) ?? original.scryptAsync(secret, salt, options)
      runs.set(key, run)
      return Uint8Array.from(await run)
    },
  }
}

/** The same bytes in the same order for the same seed. */
export function createRandom(seed = 'seed'): (length: number) => Bytes {
  let count = 0
  return (length) => {
    const bytes = sha256(new TextEncoder().encode(`${seed}${count++}`))
    return bytes.slice(0, length)
  }
}

/** A digest that depends on every field of an intent. */
function digestOf(intent: SignableRow['intent']): Hex {
  return keccak256(toHex(JSON.stringify(Object.entries(intent).sort())))
}

/** One more for each of its details, as a scheme may have them. */
export function digestsOf(intent: SignableRow['intent']): Hex[] {
  const more = Object.entries(intent.details)
  return [digestOf(intent), ...more.map((one) => keccak256(toHex(one.join())))]
}

/** A row that the account of `phrase` may sign. */
export function createRow(change: Partial<SignableRow['intent']> = {}) {
  const intent: SignableRow['intent'] = {
    scheme: 'exact',
    method: 'eip3009',
    network: 'eip155:84532',
    asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
    from: account,
    to: '0x209693Bc6afc0C5328bA36FaF03C514EF312287C',
    value: '10000',
    validAfter: '0',
    validBefore: '1700000120',
    nonce: `0x${'ab'.repeat(32)}`,
    details: {},
    ...change,
  }
  const [digest = '0x', ...alsoSigned] = digestsOf(intent)
  const row: SignableRow = { state: 'ARMED', intent, digest, alsoSigned }
  return row
}

/** A sign-in that the account of `phrase` may sign. */
export function createSignIn(change: Partial<SignIn> = {}): SignIn {
  return {
    id: 's1',
    requestKey: 'D1:open',
    site: 'https://shop.example',
    seller: 'https://shop.example',
    method: 'GET',
    url: 'https://shop.example/otters',
    address: account,
    terms: {
      domain: 'shop.example',
      uri: 'https://shop.example/otters',
      version: '1',
      chainId: 'eip155:8453',
      nonce: '0123456789abcdef',
      issuedAt: '2023-11-14T22:13:20Z',
    },
    purchaseId: null,
    ruleId: null,
    createdAtMs: startMs,
    outcome: 'none',
    ...change,
  }
}

/**
 * A browser around vaults: its database, its session storage, its clock.
 * `vault()` is a worker; a second call is the worker after a restart.
 */
export function createBrowser(seed?: string) {
  globalThis.indexedDB = new IDBFactory()
  const kept = new Map<string, unknown>()
  const randomBytes = createRandom(seed)
  const browser = {
    nowMs: startMs,
    kept,
    rows: new Map<string, SignableRow>([['p1', createRow()]]),
    signIns: new Map<string, SignIn>([['s1', createSignIn()]]),
    approvals: new Map<string, OwnApproval>(),
    idleMinutes: 15,
    /** What lies in the database, as someone with the disk sees it. */
    async dump(): Promise<Record<string, unknown>> {
      const db = await openVaultDb()
      const dumped: Record<string, unknown> = {}
      for (const store of ['vault', 'session', 'attempts'] as const)
        for (const key of await db.getAllKeys(store))
          dumped[`${store}/${key}`] = await db.get(store, key)
      db.close()
      return dumped
    },
    /** Changes a stored value, or deletes it where `change` gives none. */
    async edit(
      store: 'vault' | 'session' | 'attempts',
      key: string,
      change: (value: never) => unknown,
    ): Promise<void> {
      const db = (await openVaultDb()) as unknown as IDBPDatabase
      const value = change((await db.get(store, key)) as never)
      if (value === undefined) await db.delete(store, key)
      else await db.put(store, value, key)
      db.close()
    },
    vault: (parts: Partial<VaultParts> = {}) =>
      createVault({
        session: {
          get: async (key) => structuredClone(kept.get(key)),
          set: async (key, value) => {
            kept.set(key, JSON.parse(JSON.stringify(value)))
          },
          remove: async (key) => {
            kept.delete(key)
          },
        },
        nowMs: () => browser.nowMs,
        randomBytes,
        readPayment: async (id) => browser.rows.get(id),
        readApproval: async (id) => browser.approvals.get(id),
        digestsOf,
        readSignIn: async (id) => browser.signIns.get(id),
        signInDigestOf: ({ terms, address }) => signInDigest(terms, address),
        idleMinutes: async () => browser.idleMinutes,
        ...parts,
      }),
  }
  return browser
}
