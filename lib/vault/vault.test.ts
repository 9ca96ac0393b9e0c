import { recoverAddress } from 'viem'
import { beforeEach, expect, test, vi } from 'vitest'
import { account, createBrowser, createRow, password, phrase } from './testing'
import * as module from './vault'

vi.mock('@noble/hashes/scrypt.js', async (original) =>
  (await import('./testing')).rememberScrypt(original),
)

let browser: ReturnType<typeof createBrowser>
let vault: module.KeyVault

beforeEach(() => {
  browser = createBrowser()
  vault = browser.vault()
})

test('exports', () => {
  expect(Object.keys(module)).toEqual(['createVault'])
})

test('create, sign, lock, unlock, sign', async () => {
  expect(await vault.create({ phrase, password })).toEqual({ address: account })
  const signature = await vault.signPayment('p1')
  expect(signature).toMatch(/^0x[0-9a-f]{128}(1b|1c)$/)
  const { digest: hash } = createRow()
  expect(await recoverAddress({ hash, signature })).toBe(account)
  await vault.lock()
  await expect(vault.signPayment('p1')).rejects.toMatchObject({
    code: 'LOCKED',
  })
  expect(await vault.unlock(password)).toEqual({ ok: true })
  expect(await vault.signPayment('p1')).toBe(signature)
})
