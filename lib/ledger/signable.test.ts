import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { sampleCandidate } from './sample-candidate'
import { sampleRoom } from './sample-room'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

const id = 'payment-x'

/** A room of the same disk, where that was done to the row in between. */
async function after(change: (row: Record<string, unknown>) => void) {
  await sampleRoom().ledger.reserve(sampleCandidate('x'))
  const db = await openDB('tuppence-ledger')
  const row = await db.get('payments', id)
  change(row)
  await db.put('payments', row)
  db.close()
  return sampleRoom().ledger
}

test('a row that is as it was reserved may be signed', async () => {
  const { ledger } = sampleRoom()
  await ledger.reserve(sampleCandidate('x'))
  expect(await ledger.signable(id)).toMatchObject({ id, state: 'ARMED' })
  expect(await sampleRoom().ledger.signable(id)).toMatchObject({ id })
})

test('behavior: a row whose seal was taken away is shown, not signed', async () => {
  const ledger = await after((row) => {
    delete row.seal
  })
  expect(await ledger.get(id)).toMatchObject({ id })
  expect(await ledger.signable(id)).toBeUndefined()
})

test('behavior: nor is one that was edited', async () => {
  const ledger = await after((row) => {
    row.url = 'https://b.test/'
  })
  expect(await ledger.signable(id)).toBeUndefined()
})
