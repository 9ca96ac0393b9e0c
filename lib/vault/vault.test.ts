import { bytesToHex } from '@noble/hashes/utils.js'
import { recoverAddress } from 'viem'
import { privateKeyToAddress } from 'viem/accounts'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { statusSchema } from '@/lib/contracts/wallet'
import type { Vault } from '@/lib/payment/ports'
import { parsePhrase } from './phrase'
import {
  account,
  createBrowser,
  createRandom,
  createRow,
  password,
  phrase,
} from './testing'
import * as module from './vault'

vi.mock('@noble/hashes/scrypt.js', async (original) =>
  (await import('./testing')).rememberScrypt(original),
)

const key = 'ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'
const spend = 'a024991551147ee4db00d16b1022e97b950bb46485a12e79b484f2d65f7c63df'
const words24 = `${'abandon '.repeat(23)}art`
const next = 'staple battery horse'

let browser: ReturnType<typeof createBrowser>
let vault: module.KeyVault

beforeEach(() => {
  browser = createBrowser()
  vault = browser.vault()
})

test('exports', () => {
  expect(Object.keys(module)).toEqual(['createVault'])
  expect(Object.keys(vault satisfies Vault).sort()).toEqual([
    'address',
    'changePassword',
    'checkPassword',
    'create',
    'importKey',
    'importPhrase',
    'isUnlocked',
    'lock',
    'lockIfDue',
    'newPhrase',
    'prepareToSign',
    'reveal',
    'sealKey',
    'signApproval',
    'signPayment',
    'signSignIn',
    'status',
    'touch',
    'unlock',
    'wipe',
  ])
})

test('create, sign, lock, unlock, sign', async () => {
  expect(await vault.create({ phrase, password })).toEqual({ address: account })
  const [signature = '0x'] = await vault.signPayment('p1')
  const { digest: hash } = createRow()
  expect(await recoverAddress({ hash, signature })).toBe(account)
  await vault.lock()
  await expectLocked()
  expect(await vault.unlock(password)).toEqual({ ok: true })
  expect(await vault.signPayment('p1')).toEqual([signature])
})

describe('status', () => {
  test('before, unlocked and locked', async () => {
    const none = {
      wallet: 'none',
      address: null,
      locksAtMs: null,
      origin: null,
    }
    expect(await vault.status()).toEqual(none)
    expect(await vault.address()).toBeNull()
    await vault.create({ phrase, password })
    const unlocked = {
      wallet: 'unlocked',
      address: account,
      locksAtMs: browser.nowMs + 15 * 60_000,
      origin: 'created',
    } as const
    expect(await vault.status()).toEqual(unlocked)
    expect(statusSchema.parse(await vault.status())).toEqual(unlocked)
    await vault.lock()
    expect(await vault.status()).toEqual({
      ...unlocked,
      wallet: 'locked',
      locksAtMs: null,
    })
    expect(await vault.address()).toBe(account)
  })

  test('behavior: a record that cannot be read is a locked wallet', async () => {
    await vault.create({ phrase, password })
    await browser.edit('vault', 'current', () => ({ v: 1 }))
    await vault.lock()
    expect(await vault.status()).toEqual({
      wallet: 'locked',
      address: null,
      locksAtMs: null,
      origin: null,
    })
  })
})

describe('newPhrase', () => {
  test('is twelve words of 128 random bits, and keeps none', async () => {
    const entropy = createRandom('seed')(16)
    const first = vault.newPhrase()
    expect(first.split(' ')).toHaveLength(12)
    expect(parsePhrase(first)).toEqual(entropy)
    expect(vault.newPhrase()).not.toBe(first)
    expect((await vault.status()).wallet).toBe('none')
    expect(await browser.dump()).toEqual({})
  })
})

describe('making a wallet', () => {
  test('from 24 words', async () => {
    await vault.importPhrase({ phrase: words24.toUpperCase(), password })
    expect(await vault.status()).toMatchObject({ origin: 'phrase' })
    expect(await vault.reveal(password)).toEqual({
      ok: true,
      kind: 'phrase',
      secret: words24,
    })
  })

  test('from a key', async () => {
    const address = privateKeyToAddress(`0x${key}`)
    expect(await vault.importKey({ key, password })).toEqual({ address })
    browser.rows.set('p1', createRow({ from: address }))
    await vault.signPayment('p1')
    expect(await vault.status()).toMatchObject({ origin: 'key', address })
    expect(await vault.reveal(password)).toEqual({
      ok: true,
      kind: 'key',
      secret: `0x${key}`,
    })
  })

  test.each([
    ['WEAK_PASSWORD', { phrase, password: 'too short' }],
    ['BAD_PHRASE', { phrase: `${phrase} about`, password }],
  ])('behavior: %s leaves nothing', async (code, input) => {
    await expect(vault.create(input)).rejects.toMatchObject({ code })
    await expect(vault.importPhrase(input)).rejects.toMatchObject({ code })
    expect(await browser.dump()).toEqual({})
    expect(await vault.unlock(password)).toEqual({
      ok: false,
      because: 'NO_WALLET',
      waitMs: 0,
    })
  })

  test('behavior: a key out of range leaves nothing', async () => {
    await expect(
      vault.importKey({ key: '00'.repeat(32), password }),
    ).rejects.toMatchObject({ code: 'BAD_KEY' })
    expect(await browser.dump()).toEqual({})
  })

  test('behavior: never over another, damaged or at the same time', async () => {
    const [first, second] = await Promise.allSettled([
      vault.create({ phrase, password }),
      vault.importKey({ key, password }),
    ])
    expect(first.status).toBe('fulfilled')
    expect(second).toMatchObject({ reason: { code: 'WALLET_EXISTS' } })
    await browser.edit('vault', 'current', () => 'damaged')
    await expect(
      vault.importPhrase({ phrase, password }),
    ).rejects.toMatchObject({ code: 'WALLET_EXISTS' })
  })
})

describe('signPayment', () => {
  test('behavior: the same bytes from another worker', async () => {
    await vault.create({ phrase, password })
    const signature = await vault.signPayment('p1')
    expect(await browser.vault().signPayment('p1')).toEqual(signature)
  })

  test('behavior: refuses without a wallet', async () => {
    await expect(vault.signPayment('p1')).rejects.toMatchObject({
      code: 'NO_WALLET',
    })
  })

  test('behavior: refuses a row that is over, even while unlocked', async () => {
    await vault.create({ phrase, password })
    browser.rows.set('p1', { ...createRow(), state: 'VOID' })
    await expect(vault.signPayment('p1')).rejects.toMatchObject({
      code: 'NOT_SIGNABLE',
    })
  })
})

describe('changePassword', () => {
  test('the new one opens the same wallet, the old one does not', async () => {
    await vault.create({ phrase, password })
    const signature = await vault.signPayment('p1')
    expect(await vault.changePassword({ current: password, next })).toEqual({
      ok: true,
    })
    expect(await vault.signPayment('p1')).toEqual(signature)
    await vault.lock()
    expect(await vault.unlock(password)).toMatchObject({
      because: 'WRONG_PASSWORD',
    })
    expect(await vault.unlock(next)).toEqual({ ok: true })
    expect(await vault.signPayment('p1')).toEqual(signature)
    expect(await vault.reveal(next)).toMatchObject({ secret: phrase })
  })

  test('behavior: while locked it stays locked', async () => {
    await vault.create({ phrase, password })
    await vault.lock()
    await vault.changePassword({ current: password, next })
    expect(await vault.isUnlocked()).toBe(false)
  })

  test('behavior: a wrong or a weak one changes nothing', async () => {
    await vault.create({ phrase, password })
    const before = (await browser.dump())['vault/current']
    expect(
      await vault.changePassword({ current: next, next: password }),
    ).toMatchObject({ because: 'WRONG_PASSWORD' })
    await expect(
      vault.changePassword({ current: password, next: 'short' }),
    ).rejects.toMatchObject({ code: 'WEAK_PASSWORD' })
    expect((await browser.dump())['vault/current']).toEqual(before)
  })
})

describe('wipe', () => {
  test('leaves nothing, and a new wallet may come', async () => {
    await vault.create({ phrase, password })
    await vault.checkPassword(next)
    await vault.wipe()
    expect(await browser.dump()).toEqual({})
    expect(browser.kept.has('vault.session')).toBe(false)
    expect(await vault.status()).toMatchObject({ wallet: 'none' })
    await vault.importKey({ key, password })
  })
})

test('checkPassword proves without opening', async () => {
  await vault.create({ phrase, password })
  await vault.lock()
  expect(await vault.checkPassword(password)).toEqual({ ok: true })
  expect(await vault.checkPassword(next)).toMatchObject({ ok: false })
  expect(await vault.isUnlocked()).toBe(false)
})

test('behavior: nothing stored shows a secret', async () => {
  await vault.create({ phrase, password })
  await vault.signPayment('p1')
  await vault.changePassword({ current: password, next })
  await vault.touch()
  const stored = JSON.stringify([
    await browser.dump(),
    Object.fromEntries(browser.kept),
  ]).toLowerCase()
  expect(stored).toContain(account.toLowerCase())
  const secrets = [
    phrase,
    'mountain',
    password,
    next,
    'battery',
    spend,
    bytesToHex(parsePhrase(phrase)),
    ...[password, next].map((text) => Buffer.from(text).toString('hex')),
    ...[password, next, phrase].map((text) => btoa(text)),
    Buffer.from(spend, 'hex').toString('base64'),
  ]
  expect(
    secrets.filter((secret) => stored.includes(secret.toLowerCase())),
  ).toEqual([])
})

async function expectLocked(): Promise<void> {
  await expect(vault.signPayment('p1')).rejects.toMatchObject({
    code: 'LOCKED',
  })
}
