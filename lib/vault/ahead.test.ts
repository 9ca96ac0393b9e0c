import { expect, test, vi } from 'vitest'
import { createAhead } from './ahead'
import type { PayingAccount } from './key'

const account: PayingAccount = {
  address: '0x0000000000000000000000000000000000000001',
  openKey: async () => new Uint8Array(32),
}

function build() {
  const clock = { nowMs: 1000 }
  const find = vi.fn(async () => account)
  return { clock, find, ahead: createAhead(find, () => clock.nowMs) }
}

test('what was looked up ahead serves one signature', async () => {
  const { ahead, find } = build()
  ahead.begin()
  expect(await ahead.take()).toBe(account)
  expect(find).toHaveBeenCalledTimes(1)
  await ahead.take()
  expect(find).toHaveBeenCalledTimes(2)
})

test.each([
  ['a second later', 1000],
  ['with the clock put back', -1],
])('behavior: %s it is looked up again', async (_, laterMs) => {
  const { ahead, find, clock } = build()
  ahead.begin()
  clock.nowMs += laterMs
  await ahead.take()
  expect(find).toHaveBeenCalledTimes(2)
})

test('behavior: a lock makes it void', async () => {
  const { ahead, find } = build()
  ahead.begin()
  ahead.drop()
  await ahead.take()
  expect(find).toHaveBeenCalledTimes(2)
})

test('behavior: a look-up that fails is told to the signature alone', async () => {
  const ahead = createAhead(
    () => Promise.reject(new Error('no wallet')),
    () => 0,
  )
  ahead.begin()
  await expect(ahead.take()).rejects.toThrow('no wallet')
})
