import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import type { OwnApproval } from '@/lib/payment/own-approval'
import { createApprovalBook } from './approvals'
import { createConnection } from './database'

const approval: OwnApproval = {
  id: 'a1',
  network: 'eip155:8453',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  owner: '0x2096B3E6a1E6b64c4F1e7bC1e1a2f3B4c5D6287C',
  amount: '100000',
  nonce: 7,
  gas: '66000',
  maxFeePerGas: '2100000000',
  maxPriorityFeePerGas: '100000000',
  state: 'READY',
  hash: null,
  because: null,
  createdAtMs: 1,
  sentAtMs: null,
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

test('keeps approvals past a stopped worker, newest first', async () => {
  const book = createApprovalBook(createConnection('ledger'))
  await book.put(approval)
  await book.put({ ...approval, id: 'a2', createdAtMs: 2 })
  await book.put({ ...approval, state: 'FAILED', because: 'NONCE_TAKEN' })
  const later = createApprovalBook(createConnection('ledger'))
  expect((await later.all()).map(({ id, state }) => [id, state])).toEqual([
    ['a2', 'READY'],
    ['a1', 'FAILED'],
  ])
  expect(await later.get('a1')).toMatchObject({ because: 'NONCE_TAKEN' })
})

test('behavior: a damaged record is no record', async () => {
  const book = createApprovalBook(createConnection('ledger'))
  await book.put({ ...approval, amount: 'all of it' })
  expect(await book.get('a1')).toBeUndefined()
  expect(await book.all()).toEqual([])
})
