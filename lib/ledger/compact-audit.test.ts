import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import type { IDBPDatabase } from 'idb'
import { beforeEach, describe, expect, test } from 'vitest'
import type { LedgerRoom } from './room'
import { noonMs } from './sample-candidate'
import { daily, putRows, raw } from './sample-old'
import { sampleRoom } from './sample-room'
import { inquiryOf } from './sample-rule'
import { dayMs } from './sums'

let room: LedgerRoom
const keep = { ms: 400 * dayMs, rows: 10, batch: 4 }

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  room = sampleRoom()
  await room.rules.all(noonMs)
})

const ids = () => raw((db) => db.getAllKeysFromIndex('payments', 'created'))
const doubt = async () =>
  (await room.ledger.look(inquiryOf('any'))).standing.doubt

describe.each<[string, (db: IDBPDatabase) => Promise<unknown>]>([
  ['the oldest row gone', (db) => db.delete('payments', 'payment-n20')],
  ['the mark gone', (db) => db.delete('meta', 'mark')],
  [
    'the mark moved on, and rows gone',
    async (db) => {
      const { seal } = await db.get('payments', 'payment-n20')
      const mark = await db.get('meta', 'mark')
      await db.put('meta', { ...mark, seq: seal.seq, mac: seal.mac }, 'mark')
      await db.delete('payments', 'payment-n20')
    },
  ],
  ['a mark that is none', (db) => db.put('meta', 'x', 'mark')],
  ['the rows all gone', (db) => db.clear('payments')],
  [
    'an amount of the oldest row edited',
    async (db) => {
      const row = await db.get('payments', 'payment-n20')
      await db.put('payments', {
        ...row,
        intent: { ...row.intent, value: '1' },
      })
    },
  ],
])('%s', (_, tamper) => {
  beforeEach(async () => {
    await putRows(daily(30))
    await room.compact(noonMs, keep)
    await raw(tamper)
    room = sampleRoom()
  })

  test('is found by the audit, and ends when the person was told', async () => {
    expect(await room.audit()).toBe('suspect')
    expect(await doubt()).toBe('LEDGER_SUSPECT')
    await room.rules.trust()
    expect(await room.audit()).toBe('sound')
    await room.compact(noonMs, { ...keep, rows: 5 })
    expect(await room.audit()).toBe('sound')
  })

  test('lets no row leave', async () => {
    const before = await ids()
    expect(await room.compact(noonMs, { ...keep, rows: 5 })).toBe(0)
    expect(await ids()).toEqual(before)
  })
})

test('an older mark, or rows that left, put back are found', async () => {
  await putRows(daily(30))
  await room.compact(noonMs, { ...keep, rows: 20 })
  const [mark, row] = await raw((db) =>
    Promise.all([db.get('meta', 'mark'), db.get('payments', 'payment-n10')]),
  )
  await room.compact(noonMs, keep)
  const later = await raw((db) => db.get('meta', 'mark'))
  await raw((db) => db.put('meta', mark, 'mark'))
  expect(await sampleRoom().audit()).toBe('suspect')
  await raw(async (db) => {
    await db.delete('meta', 'suspect')
    await db.put('meta', later, 'mark')
    await db.put('payments', row)
  })
  expect(await sampleRoom().audit()).toBe('suspect')
})
