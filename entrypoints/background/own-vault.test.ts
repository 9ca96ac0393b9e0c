import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { Settings } from '@/lib/contracts/settings'
import { sampleCandidate } from '@/lib/ledger/sample-candidate'
import { sampleRoom } from '@/lib/ledger/sample-room'
import { loadIntent } from '@/lib/schemes/intent-codec'
import { schemeOf } from '@/lib/schemes/registry'
import { account, createRandom, password, phrase } from '@/lib/vault/testing'
import { createOwnVault } from './own-vault'

vi.mock('@noble/hashes/scrypt.js', async (original) =>
  (await import('@/lib/vault/testing')).rememberScrypt(original),
)

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  fakeBrowser.reset()
})

/** A worker: its vault, and the ledger sealed with that vault's key. */
function start() {
  const { ledger } = sampleRoom({ sealKey: () => vault.sealKey() })
  const vault: ReturnType<typeof createOwnVault> = createOwnVault({
    ledger,
    signIns: { get: async () => undefined } as never,
    approvals: { get: async () => undefined },
    settings: async () => ({ autoLockMinutes: 15 }) as Settings,
    nowMs: Date.now,
    randomBytes: createRandom(),
  })
  return { ledger, vault }
}

/** The same with an open wallet and one payment of its account reserved. */
async function reserved() {
  const { ledger, vault } = start()
  await vault.create({ phrase, password })
  const { intent, ...rest } = sampleCandidate('x')
  const own = { ...intent, from: account } as const
  const loaded = loadIntent(own)
  const digest = schemeOf(loaded).digest(loaded)
  await ledger.reserve({ ...rest, intent: own, digest })
  return { vault, id: rest.id }
}

test('signs what the ledger has reserved', async () => {
  const { vault, id } = await reserved()
  expect(await vault.signPayment(id)).toEqual([
    expect.stringMatching(/^0x[0-9a-f]{130}$/),
  ])
})

test('behavior: nothing whose seal was taken away on the disk', async () => {
  const { id } = await reserved()
  const db = await openDB('tuppence-ledger')
  const { seal: _, ...row } = await db.get('payments', id)
  await db.put('payments', row)
  db.close()
  const { ledger, vault } = start()
  expect(await ledger.get(id)).toMatchObject({ state: 'ARMED' })
  await expect(vault.signPayment(id)).rejects.toMatchObject({
    code: 'NOT_SIGNABLE',
  })
})
