import { expect, test, vi } from 'vitest'
import type { FoundAccount } from './account'
import { createAhead } from './account-ahead'

const account: FoundAccount = {
  isOpen: true,
  address: '0x0000000000000000000000000000000000000001',
  openKey: async () => new Uint8Array(32),
}

function build() {
  const clock = { nowMs: 1000 }
  const find = vi.fn(async (): Promise<FoundAccount> => account)
  const ahead = createAhead({ find, nowMs: () => clock.nowMs })
  return { clock, find, ahead }
}

test('what was read ahead serves one signature', async () => {
  const { ahead, find } = build()
  ahead.begin()
  ahead.begin()
  expect(await ahead.account()).toBe(account)
  expect(find).toHaveBeenCalledTimes(1)
  await ahead.account()
  expect(find).toHaveBeenCalledTimes(2)
})

test('behavior: two signatures at once do not share it', async () => {
  const { ahead, find } = build()
  ahead.begin()
  await Promise.all([ahead.account(), ahead.account()])
  expect(find).toHaveBeenCalledTimes(2)
})

test.each([
  ['a second later', 1000],
  ['with the clock put back', -1],
])('behavior: %s it is read again', async (_, laterMs) => {
  const { ahead, find, clock } = build()
  ahead.begin()
  await vi.waitFor(() => expect(find).toHaveBeenCalledTimes(1))
  clock.nowMs += laterMs
  await ahead.account()
  expect(find).toHaveBeenCalledTimes(2)
})

test('behavior: a lock makes it void', async () => {
  const { ahead, find } = build()
  ahead.begin()
  await vi.waitFor(() => expect(find).toHaveBeenCalledTimes(1))
  ahead.drop()
  await ahead.account()
  expect(find).toHaveBeenCalledTimes(2)
})

test('behavior: an account that was locked then may be open by now', async () => {
  const { ahead, find } = build()
  find.mockResolvedValueOnce({ ...account, isOpen: false })
  ahead.begin()
  expect(await ahead.account()).toBe(account)
})

test('behavior: what fails is told to the signature alone', async () => {
  const ahead = createAhead({
    find: () => Promise.reject(new Error('no wallet')),
    nowMs: () => 0,
  })
  ahead.begin()
  await expect(ahead.account()).rejects.toThrow('no wallet')
})
