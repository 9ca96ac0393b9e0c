import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, expect, test, vi } from 'vitest'
import { defaultCeilings } from '@/lib/policy/ceilings'
import type { LedgerRoom } from './room'
import { noonMs, sampleCandidate } from './sample-candidate'
import { sampleRoom } from './sample-room'
import { byRule, inquiryOf, sampleRule } from './sample-rule'

let room: LedgerRoom

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  room = sampleRoom()
})

test('nothing is known of a purchase nobody made', async () => {
  expect(await room.ledger.look(inquiryOf('one'))).toEqual({
    previous: [undefined],
    standing: {
      isNever: false,
      ceilings: defaultCeilings,
      doubt: null,
      rules: [null],
    },
  })
})

test('each offer is answered in its place, in one transaction', async () => {
  await room.rules.add(sampleRule())
  await room.ledger.reserve(byRule('paid'))
  await room.ledger.reserve(byRule('void'))
  await room.ledger.voided('payment-void', 'LOCKED', noonMs)
  const { offers, ...inquiry } = inquiryOf('new')
  const all = [
    ...offers,
    ...inquiryOf('void').offers,
    ...inquiryOf('paid').offers,
  ]
  const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction')
  const outlook = await room.ledger.look({ ...inquiry, offers: all })
  expect(transactions.mock.calls.map(([, mode]) => mode)).toEqual(['readonly'])
  expect(outlook.previous.map((payment) => payment?.id)).toEqual([
    undefined,
    undefined,
    'payment-paid',
  ])
  const { rules } = outlook.standing
  expect(rules.map((one) => one?.rule.id)).toEqual(Array(3).fill('rule-a'))
  expect(rules[0]?.usage.counts).toEqual({ minute: 1, hour: 1, day: 1 })
})

test('what is written after a look ahead is not missed by it', async () => {
  room.ledger.foresee(inquiryOf('one'))
  await room.ledger.reserve(
    sampleCandidate('one', { purchaseKey: 'purchase-one' }),
  )
  const { previous } = await room.ledger.look(inquiryOf('one'))
  expect(previous.map((payment) => payment?.id)).toEqual(['payment-one'])
})

test('nor is a rule that is paused', async () => {
  await room.rules.add(sampleRule())
  room.ledger.foresee(inquiryOf('one'))
  await room.rules.pauseAll(true)
  const { standing } = await room.ledger.look(inquiryOf('one'))
  expect(standing.ceilings.isPaused).toBe(true)
})

test('a rule is for its own site and seller only', async () => {
  await room.rules.add(sampleRule())
  for (const other of [
    { site: 'https://other.example' },
    { seller: 'https://other.example' },
  ]) {
    const inquiry = { ...inquiryOf('one'), ...other }
    const { standing } = await room.ledger.look(inquiry)
    expect(standing.rules).toEqual([null])
  }
})

test('a sum that cannot be read stops every rule', async () => {
  await room.rules.add(sampleRule())
  await room.ledger.reserve(byRule('one'))
  const db = await openDB('tuppence-ledger')
  const [sum] = await db.getAll('sums')
  await db.put('sums', { ...sum, amount: '-5' })
  db.close()
  const { standing } = await room.ledger.look(inquiryOf('two'))
  expect(standing.doubt).toBe('LEDGER_SUSPECT')
  expect(await room.ledger.reserve(byRule('two'))).toMatchObject({
    stop: { code: 'LEDGER_SUSPECT' },
  })
  await vi.waitFor(async () => {
    const { doubt } = await room.rules.all(noonMs)
    expect(doubt).toBe('LEDGER_SUSPECT')
  })
})

test('a payment takes one transaction to reserve and one to hand over', async () => {
  await room.rules.add(sampleRule())
  const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction')
  await room.ledger.reserve(byRule('one'))
  await room.ledger.reserve(sampleCandidate('two'))
  await room.ledger.handedOver('payment-one', noonMs)
  expect(transactions).toHaveBeenCalledTimes(3)
})
