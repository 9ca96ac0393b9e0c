import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { VaultRecord } from './record'
import { createBrowser, password, phrase } from './testing'

vi.mock('@noble/hashes/scrypt.js', async (original) =>
  (await import('./testing')).rememberScrypt(original),
)

let browser: ReturnType<typeof createBrowser>

beforeEach(async () => {
  browser = createBrowser()
  const vault = browser.vault()
  await vault.create({ phrase, password })
  await vault.lock()
})

/** What a person with the right password gets from a changed record. */
async function outcome(change: (record: VaultRecord) => unknown) {
  await browser.edit('vault', 'current', change)
  const vault = browser.vault()
  const said = (error: { code?: string }) => error.code ?? `uncoded: ${error}`
  const unlocked = await vault
    .unlock(password)
    .then((result) => (result.ok ? 'ok' : result.because), said)
  const signed = await vault.signPayment('p1').then(() => 'ok', said)
  const revealed = await vault
    .reveal(password)
    .then((result) => (result.ok ? 'ok' : result.because), said)
  return [unlocked, signed, revealed]
}

function flip(hex: string): string {
  return `${hex.startsWith('0') ? '1' : '0'}${hex.slice(1)}`
}

function slotWith(
  record: VaultRecord,
  change: Partial<Record<keyof VaultRecord['slots'][0], unknown>>,
) {
  return { ...record, slots: [{ ...record.slots[0], ...change }] }
}

function recoveryWith(
  record: VaultRecord,
  change: (recovery: NonNullable<VaultRecord['recovery']>) => object,
) {
  if (record.recovery === null) throw new Error('no recovery to change')
  return {
    ...record,
    recovery: { ...record.recovery, ...change(record.recovery) },
  }
}

async function another(): Promise<VaultRecord> {
  const own = globalThis.indexedDB
  const other = createBrowser('another')
  await other.vault().create({ phrase, password })
  const record = (await other.dump())['vault/current'] as VaultRecord
  globalThis.indexedDB = own
  return record
}

test('an unchanged record opens', async () => {
  expect(await outcome((record) => record)).toEqual(['ok', 'ok', 'ok'])
})

const closed = ['WRONG_PASSWORD', 'LOCKED', 'WRONG_PASSWORD']

describe('a changed header opens nothing', () => {
  test.each<[string, (record: VaultRecord) => unknown]>([
    ['id', (record) => ({ ...record, vaultId: flip(record.vaultId) })],
    ['time', (record) => ({ ...record, createdAtMs: 0 })],
    ['origin', (record) => ({ ...record, origin: 'phrase' })],
    ['slot id', (r) => slotWith(r, { id: flip(r.slots[0].id) })],
    ['salt', (r) => slotWith(r, { salt: flip(r.slots[0].salt) })],
    ['slot IV', (r) => slotWith(r, { iv: flip(r.slots[0].iv) })],
    ['wrapped DEK', (r) => slotWith(r, { wrapped: flip(r.slots[0].wrapped) })],
    ['DEK for the key', (r) => slotWith(r, { wrapped: r.spend.sealed })],
  ])('%s', async (_, change) => {
    expect(await outcome(change)).toEqual(closed)
  })
})

test('a changed address opens nothing, and no payment is its own', async () => {
  const address = `0x${'1'.repeat(40)}`
  expect(await outcome((record) => ({ ...record, address }))).toEqual([
    'WRONG_PASSWORD',
    'NOT_SIGNABLE',
    'WRONG_PASSWORD',
  ])
})

test('a slot of another vault, same phrase and password', async () => {
  const { slots } = await another()
  expect(await outcome((record) => ({ ...record, slots }))).toEqual(closed)
})

test('the salt and IV of another vault', async () => {
  const { salt, iv } = (await another()).slots[0]
  expect(await outcome((r) => slotWith(r, { salt, iv }))).toEqual(closed)
})

describe('a changed cost is refused before any work', () => {
  const refused = ['VAULT_PARAMS', 'VAULT_PARAMS', 'VAULT_PARAMS']
  test.each([{ N: 1024 }, { N: 2 ** 24 }, { r: 1 }, { p: 16 }, { kdf: 'md5' }])(
    '%j',
    async (cost) => {
      expect(await outcome((r) => slotWith(r, cost))).toEqual(refused)
      const attempts = (await browser.dump())['attempts/wrong']
      expect(attempts).toBeUndefined()
    },
  )
})

describe('a changed key', () => {
  test.each<[string, (record: VaultRecord) => unknown]>([
    [
      'ciphertext',
      (r) => ({ ...r, spend: { ...r.spend, sealed: flip(r.spend.sealed) } }),
    ],
    ['IV', (r) => ({ ...r, spend: { ...r.spend, iv: flip(r.spend.iv) } })],
    [
      'for the DEK',
      (r) => ({ ...r, spend: { ...r.spend, sealed: r.slots[0].wrapped } }),
    ],
  ])('%s: nothing is signed, the phrase is still shown', async (_, change) => {
    expect(await outcome(change)).toEqual(['ok', 'VAULT_CORRUPT', 'ok'])
  })

  test("of another vault, which holds the same account's", async () => {
    const { spend } = await another()
    expect(await outcome((record) => ({ ...record, spend }))).toEqual([
      'ok',
      'VAULT_CORRUPT',
      'ok',
    ])
  })

  test('cut short: VAULT_CORRUPT', async () => {
    const corrupt = ['VAULT_CORRUPT', 'VAULT_CORRUPT', 'VAULT_CORRUPT']
    expect(
      await outcome((r) => ({
        ...r,
        spend: { ...r.spend, sealed: r.spend.sealed.slice(0, -2) },
      })),
    ).toEqual(corrupt)
  })
})

describe('a changed phrase is not shown, payments go on', () => {
  test.each<[string, (record: VaultRecord) => unknown]>([
    ['entropy', (r) => recoveryWith(r, (x) => ({ sealed: flip(x.sealed) }))],
    ['IV', (r) => recoveryWith(r, (x) => ({ iv: flip(x.iv) }))],
    [
      'key',
      (r) => recoveryWith(r, (x) => ({ wrappedKey: flip(x.wrappedKey) })),
    ],
    ['key IV', (r) => recoveryWith(r, (x) => ({ keyIv: flip(x.keyIv) }))],
    [
      'key for the DEK',
      (r) => recoveryWith(r, () => ({ wrappedKey: r.slots[0].wrapped })),
    ],
  ])('%s', async (_, change) => {
    expect(await outcome(change)).toEqual(['ok', 'ok', 'VAULT_CORRUPT'])
  })
})
