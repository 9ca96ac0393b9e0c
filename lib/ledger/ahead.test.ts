import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'
import type { LedgerRoom } from './room'
import { sampleRoom } from './sample-room'
import { byRule, inquiryOf, sampleRule } from './sample-rule'

let room: LedgerRoom

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  room = sampleRoom()
  await room.rules.add(sampleRule())
})

/** How many transactions `work` takes. */
async function transactionsOf(work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction')
  await work()
  const { length } = spy.mock.calls
  spy.mockRestore()
  return length
}

test('what was looked up ahead is not read again, and serves once', async () => {
  const expected = await room.ledger.look(inquiryOf('one'))
  room.ledger.lookAhead(inquiryOf('one'))
  await new Promise((resolve) => setTimeout(resolve, 20))
  const look = async () =>
    expect(await room.ledger.look(inquiryOf('one'))).toEqual(expected)
  expect(await transactionsOf(look)).toBe(0)
  expect(await transactionsOf(look)).toBe(1)
})

test('another purchase, and a later time, are looked up anew', async () => {
  const later = inquiryOf('one')
  for (const other of [
    inquiryOf('two'),
    { ...later, nowMs: later.nowMs + 1000 },
    { ...later, nowMs: later.nowMs - 1 },
  ]) {
    room.ledger.lookAhead(inquiryOf('one'))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await transactionsOf(() => room.ledger.look(other))).toBe(1)
  }
})

test('a write in between makes it void, even one that is only begun', async () => {
  room.ledger.lookAhead(inquiryOf('one'))
  const paying = room.ledger.reserve(byRule('one'))
  await paying
  const { previous, standing } = await room.ledger.look(inquiryOf('one'))
  expect(previous[0]?.id).toBe('payment-one')
  expect(standing.rules[0]?.usage.counts.minute).toBe(1)

  room.ledger.lookAhead(inquiryOf('two'))
  void room.rules.pauseAll(true)
  const { ceilings } = (await room.ledger.look(inquiryOf('two'))).standing
  expect(ceilings.isPaused).toBe(true)
})
