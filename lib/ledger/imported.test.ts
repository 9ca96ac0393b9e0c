import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { sampleRow } from '@/lib/export/sample-row'
import { noonMs, sampleCandidate } from './sample-candidate'
import { sampleRoom } from './sample-room'

const site = 'https://news.example'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

async function pay(name: string, nowMs: number): Promise<void> {
  await ledger().reserve(
    sampleCandidate(name, { nowMs, purchaseKey: `purchase-${name}` }),
  )
}

const ledger = () => sampleRoom().ledger
const row = (id: string, createdAtMs: number) =>
  sampleRow({ id, createdAtMs, site })

test('stand among the others, newest first, page by page', async () => {
  await pay('a', noonMs)
  await pay('b', noonMs + 2000)
  await ledger().importRows([
    row('one', noonMs + 1000),
    row('two', noonMs + 3000),
    row('three', noonMs - 1000),
  ])
  const seen: string[] = []
  for (let before: string | undefined; ; before = seen.at(-1)) {
    const page = await ledger().listAll({
      ...(before !== undefined && { before }),
      limit: 2,
    })
    seen.push(...page.map(({ id }) => id))
    if (page.length < 2) break
  }
  expect(seen).toEqual(['two', 'payment-b', 'one', 'payment-a', 'three'])
  expect(await ledger().listAll({ before: 'nobody', limit: 2 })).toEqual([])
  expect(await ledger().countAll()).toBe(5)
})

test('count nowhere and are no payments', async () => {
  await ledger().importRows([row('one', noonMs)])
  expect(await ledger().takenBy(site, 0)).toEqual([])
  expect(await ledger().list({ limit: 9 })).toEqual([])
  expect(await ledger().get('one')).toBeUndefined()
  expect(await ledger().due(noonMs * 2, 9)).toEqual([])
  expect(await ledger().imported('one')).toEqual(row('one', noonMs))
})

test('leave alone what is known, and go all at once', async () => {
  await pay('a', noonMs)
  const rows = [row('payment-a', noonMs), row('one', noonMs)]
  expect(await ledger().importRows([...rows, ...rows])).toBe(1)
  expect(await ledger().importRows(rows)).toBe(0)
  await ledger().forgetImported()
  expect(await ledger().listAll({ limit: 9 })).toMatchObject([
    { id: 'payment-a' },
  ])
})

test('one that cannot be read is left out and doubted by nobody', async () => {
  const room = sampleRoom()
  await room.ledger.importRows([row('one', noonMs)])
  const db = await openDB('tuppence-ledger')
  await db.put('imported', { id: 'bad', createdAtMs: noonMs, title: 7 })
  db.close()
  expect(await room.ledger.listAll({ limit: 2 })).toMatchObject([{ id: 'one' }])
  expect((await room.rules.all(noonMs)).doubt).toBeNull()
})
