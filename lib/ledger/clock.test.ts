import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import type { LedgerRoom } from './room'
import { noonMs, sampleCandidate } from './sample-candidate'
import { sampleRoom } from './sample-room'
import { byRule, inquiryOf, sampleRule } from './sample-rule'

const hourMs = 3_600_000
let room: LedgerRoom

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  room = sampleRoom()
  await room.rules.add(sampleRule())
})

const doubtAt = async (nowMs: number) =>
  (await room.ledger.look(inquiryOf('any', nowMs))).standing.doubt

test('a new ledger has no doubt, whatever the time', async () => {
  expect(await doubtAt(5)).toBeNull()
  expect(await doubtAt(noonMs)).toBeNull()
})

test.each([
  ['two minutes back', -120_000, null],
  ['more than two minutes back', -120_001, 'CLOCK_SUSPECT'],
  ['26 hours ahead', 26 * hourMs, null],
  ['more than 26 hours ahead', 26 * hourMs + 1, 'CLOCK_SUSPECT'],
])('a clock %s', async (_, byMs, doubt) => {
  await room.ledger.reserve(byRule('one'))
  expect(await doubtAt(noonMs + byMs)).toBe(doubt)
  const two = byRule('two', { nowMs: noonMs + byMs })
  expect(await room.ledger.reserve(two)).toMatchObject(
    doubt ? { kind: 'stopped', stop: { code: doubt } } : { kind: 'reserved' },
  )
})

test('a leap is doubted until a network confirms the time', async () => {
  await room.ledger.reserve(byRule('one'))
  const nowMs = noonMs + 27 * hourMs
  await room.ledger.confirmTime(nowMs)
  expect(await doubtAt(nowMs)).toBeNull()
})

test('a payment by hand does not make a leap true', async () => {
  await room.ledger.reserve(byRule('one'))
  const nowMs = noonMs + 31 * 24 * hourMs
  await room.ledger.reserve(sampleCandidate('by-hand', { nowMs }))
  expect(await doubtAt(nowMs)).toBe('CLOCK_SUSPECT')
  expect(await doubtAt(nowMs + 1000)).toBe('CLOCK_SUSPECT')
  await room.ledger.confirmTime(nowMs)
  expect(await doubtAt(nowMs)).toBeNull()
})

test('a stop moves no clock', async () => {
  await room.ledger.reserve(byRule('one'))
  const ahead = byRule('two', { nowMs: noonMs + 27 * hourMs })
  await room.ledger.reserve(ahead)
  expect(await doubtAt(noonMs)).toBeNull()
})
