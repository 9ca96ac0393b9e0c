import { expect, test, vi } from 'vitest'
import { createAhead } from './ahead'
import type { PayingAccount, SignableRow } from './key'

const account: PayingAccount = {
  address: '0x0000000000000000000000000000000000000001',
  openKey: async () => new Uint8Array(32),
}
const row = { state: 'ARMED' } as SignableRow

/** Reading begins when what was begun before it has asked. */
const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

function build() {
  const clock = { nowMs: 1000 }
  const find = vi.fn(async () => account)
  const readPayment = vi.fn(async (): Promise<SignableRow | undefined> => row)
  const nowMs = () => clock.nowMs
  const ahead = createAhead({ find, readPayment, nowMs })
  return { clock, find, readPayment, ahead }
}

test('what was read ahead serves one signature', async () => {
  const { ahead, find, readPayment } = build()
  ahead.begin('one')
  expect(await ahead.account()).toBe(account)
  expect(await ahead.row('one')).toBe(row)
  expect(find).toHaveBeenCalledTimes(1)
  expect(readPayment).toHaveBeenCalledTimes(1)
  await ahead.account()
  await ahead.row('one')
  expect(find).toHaveBeenCalledTimes(2)
  expect(readPayment).toHaveBeenCalledTimes(2)
})

test('behavior: two signatures at once do not share a row', async () => {
  const { ahead, readPayment } = build()
  ahead.begin('one')
  await Promise.all([ahead.row('one'), ahead.row('one')])
  expect(readPayment).toHaveBeenCalledTimes(2)
})

test('behavior: the row of another payment is read for itself', async () => {
  const { ahead, readPayment } = build()
  ahead.begin('one')
  await ahead.row('two')
  expect(readPayment).toHaveBeenLastCalledWith('two')
})

test('behavior: a row that was not there yet is read again', async () => {
  const { ahead, readPayment } = build()
  readPayment.mockResolvedValueOnce(undefined)
  ahead.begin('one')
  expect(await ahead.row('one')).toBe(row)
})

test.each([
  ['a second later', 1000],
  ['with the clock put back', -1],
])('behavior: %s both are read again', async (_, laterMs) => {
  const { ahead, find, readPayment, clock } = build()
  ahead.begin('one')
  await turn()
  clock.nowMs += laterMs
  await ahead.account()
  await ahead.row('one')
  expect(find).toHaveBeenCalledTimes(2)
  expect(readPayment).toHaveBeenCalledTimes(2)
})

test('behavior: a lock makes both void', async () => {
  const { ahead, find, readPayment } = build()
  ahead.begin('one')
  await turn()
  ahead.drop()
  await ahead.account()
  await ahead.row('one')
  expect(find).toHaveBeenCalledTimes(2)
  expect(readPayment).toHaveBeenCalledTimes(2)
})

test('behavior: what fails is told to the signature alone', async () => {
  const ahead = createAhead({
    find: () => Promise.reject(new Error('no wallet')),
    readPayment: () => Promise.reject(new Error('no disk')),
    nowMs: () => 0,
  })
  ahead.begin('one')
  await expect(ahead.account()).rejects.toThrow('no wallet')
  await expect(ahead.row('one')).rejects.toThrow('no disk')
})
