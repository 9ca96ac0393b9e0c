import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Payment } from '@/lib/payment/payment'
import type { LedgerRoom } from './room'
import { noonMs, sampleCandidate } from './sample-candidate'
import { daily, longAgoMs, putRows, raw, settledRow } from './sample-old'
import { sampleRoom } from './sample-room'
import { dayMs, startOf } from './sums'

let room: LedgerRoom
const keep = { ms: 400 * dayMs, rows: 10, batch: 4 }

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  room = sampleRoom()
  await room.rules.all(noonMs)
})

afterEach(() => vi.restoreAllMocks())

const ids = () => raw((db) => db.getAllKeysFromIndex('payments', 'created'))

test('what is old and beyond the newest leaves, with its events, and the days keep it', async () => {
  await putRows(daily(30))
  expect(await room.audit()).toBe('sound')
  expect(await room.compact(noonMs, keep)).toBe(20)
  expect(await raw((db) => db.count('payments'))).toBe(10)
  expect(await raw((db) => db.count('events'))).toBe(20)
  expect((await ids())[0]).toBe('payment-n20')
  const days = await room.ledger.olderDays()
  expect(days).toHaveLength(20)
  expect(days[0]).toEqual({
    startMs: startOf('d', longAgoMs),
    site: 'https://news.example',
    network: 'eip155:84532',
    asset: '0x036cbd53842c5426634e7929541ec2318f3dcf7e',
    count: 1,
    atomic: '9000',
  })
  expect(await room.audit()).toBe('sound')
  expect(await room.compact(noonMs, keep)).toBe(0)
})

test('payments go on behind it, and the audit stays sound', async () => {
  await putRows(daily(30))
  await room.compact(noonMs, keep)
  await room.ledger.reserve(sampleCandidate('new', { purchaseKey: 'p' }))
  room = sampleRoom()
  expect(await room.audit()).toBe('sound')
  expect(await room.compact(noonMs, keep)).toBe(1)
  expect(await room.audit()).toBe('sound')
})

test('every row may leave, and the chain goes on from the mark', async () => {
  await putRows(daily(9))
  expect(await room.compact(noonMs, { ...keep, rows: 0 })).toBe(9)
  expect(await room.audit()).toBe('sound')
  await room.ledger.reserve(sampleCandidate('new', { purchaseKey: 'p' }))
  expect(await room.audit()).toBe('sound')
})

test('sums are exact: proven amounts, else none; several tokens, sites and batches a day', async () => {
  const other = 'https://other.example'
  const huge = `9${'0'.repeat(60)}`
  const rows = Array.from({ length: 12 }, (_, at) => {
    const row = settledRow(`n${at}`, longAgoMs + at)
    if (at % 4 === 1) return { ...row, site: other }
    if (at % 4 === 2) return { ...row, state: 'DEAD' as const, proof: null }
    if (at % 4 === 3) return { ...row, state: 'VOID' as const, proof: null }
    return { ...row, proof: row.proof && { ...row.proof, amount: huge } }
  }) as Payment[]
  await putRows(rows)
  expect(await room.compact(noonMs, { ...keep, rows: 0, batch: 5 })).toBe(12)
  expect(await room.ledger.olderDays()).toMatchObject([
    { site: 'https://news.example', count: 3, atomic: `27${'0'.repeat(60)}` },
    { site: other, count: 3, atomic: '27000' },
  ])
})

test('many rows of one time leave in the order of the chain', async () => {
  const rows = Array.from({ length: 12 }, (_, at) =>
    settledRow(`z${(at * 7) % 12}`, longAgoMs),
  )
  await putRows(rows)
  expect(await room.compact(noonMs, { ...keep, rows: 6 })).toBe(6)
  expect((await ids()).toSorted()).toEqual(
    rows
      .slice(6)
      .map(({ id }) => id)
      .toSorted(),
  )
  expect(await room.audit()).toBe('sound')
})

describe('stays', () => {
  const open = {
    kind: 'open',
    because: 'UNREACHABLE',
    atMs: 1,
    nextAtMs: 2 as number | null,
    tries: 1 as number,
  } as const
  test.each<[string, Partial<Payment>]>([
    ['open', { state: 'HANDED', proof: open }],
    ['unproven though delivered', { state: 'HANDED', proof: null }],
    ['unanswered', { state: 'HANDED', delivery: 'none', proof: null }],
    ['settled on nobody’s proof', { proof: null }],
  ])('a row that is %s, with all behind it', async (_, changes) => {
    await putRows(daily(30, (at) => (at === 6 ? changes : {})))
    expect(await room.compact(noonMs, keep)).toBe(6)
    expect((await ids())[0]).toBe('payment-n6')
    expect(await room.audit()).toBe('sound')
  })

  test.each<[string, Partial<typeof open>]>([
    ['looked for many times', { tries: 6 }],
    ['that nobody can be asked about', { nextAtMs: null }],
  ])('but not one %s: it counts as taken', async (_, looked) => {
    const proof = { ...open, ...looked }
    const lost = { state: 'HANDED', delivery: 'none', proof } as const
    await putRows(daily(30, (at) => (at === 6 ? lost : {})))
    expect(await room.compact(noonMs, keep)).toBe(20)
    const days = await room.ledger.olderDays()
    expect(days.map(({ atomic }) => Number(atomic))).toEqual(
      daily(20).map((_, at) => (at === 6 ? 10_000 : 9_000)),
    )
    expect(await room.audit()).toBe('sound')
  })

  test('one whose end is not long past, whatever its clock said', async () => {
    const { intent } = settledRow('n6', longAgoMs)
    const validBefore = String(noonMs / 1000 + 3600)
    const alive = {
      state: 'HANDED',
      proof: { ...open, tries: 9 },
      intent: { ...intent, validBefore },
    } as const
    await putRows(daily(30, (at) => (at === 6 ? alive : {})))
    expect(await room.compact(noonMs, keep)).toBe(6)
  })

  test('but not one that was proven and never delivered', async () => {
    const refused = { delivery: 'refused' } as const
    await putRows(daily(30, (at) => (at === 6 ? refused : {})))
    expect(await room.compact(noonMs, keep)).toBe(20)
    expect(await room.audit()).toBe('sound')
  })

  test('what is younger than 400 days', async () => {
    const nowMs = longAgoMs + 405.5 * dayMs
    await putRows(daily(30), nowMs)
    expect(await room.compact(nowMs, keep)).toBe(6)
  })

  test('what is younger than 31 days, whatever is to be kept', async () => {
    const nowMs = longAgoMs + 40 * dayMs
    await putRows(daily(30), nowMs)
    expect(await room.compact(nowMs, { ms: 0, rows: 0, batch: 50 })).toBe(9)
    expect(await room.audit()).toBe('sound')
  })

  test.each([
    ['the device’s clock runs ahead', noonMs, longAgoMs + 30 * dayMs],
    ['the ledger’s clock runs ahead', longAgoMs + 30 * dayMs, noonMs],
  ])('everything while %s', async (_, nowMs, hwmMs) => {
    await putRows(daily(30), hwmMs)
    expect(await room.compact(nowMs, keep)).toBe(0)
  })

  test.each([
    ['time leapt', 'leapt', true],
    ['the ledger is doubted', 'suspect', { because: 'x', atMs: 0 }],
  ])('everything while %s', async (_, key, value) => {
    await putRows(daily(30))
    await raw((db) => db.put('meta', value, key))
    expect(await room.compact(noonMs, keep)).toBe(0)
  })

  test('everything while the wallet is locked', async () => {
    await putRows(daily(30))
    const locked = sampleRoom({ sealKey: async () => null })
    expect(await locked.compact(noonMs, keep)).toBe(0)
  })
})

test('a batch that is cut off takes nothing, and the next day goes on', async () => {
  await putRows(daily(30))
  const put = IDBObjectStore.prototype.put
  let marks = 0
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value: unknown,
    key?: IDBValidKey,
  ) {
    const request = put.call(this, value, key)
    if (key === 'mark' && ++marks === 3) this.transaction.abort()
    return request
  })
  await expect(room.compact(noonMs, keep)).rejects.toMatchObject({
    code: 'STORAGE',
  })
  vi.restoreAllMocks()
  expect(await raw((db) => db.count('payments'))).toBe(22)
  expect(await room.ledger.olderDays()).toHaveLength(8)
  expect(await room.audit()).toBe('sound')
  expect(await room.compact(noonMs, keep)).toBe(12)
  expect(await room.ledger.olderDays()).toHaveLength(20)
  expect(await room.audit()).toBe('sound')
})

test('a sum that cannot be read is not written over', async () => {
  await putRows(
    [...daily(2), ...daily(2)].map((row, at) => ({
      ...row,
      ...settledRow(`s${at}`, longAgoMs + at),
    })),
  )
  await room.compact(noonMs, { ...keep, rows: 2 })
  await raw(async (db) => {
    const [day] = await db.getAll('days')
    await db.put('days', { ...day, atomic: 'many' })
  })
  await expect(
    room.compact(noonMs, { ...keep, rows: 0 }),
  ).rejects.toMatchObject({ code: 'STORAGE' })
  expect(await raw((db) => db.count('payments'))).toBe(2)
  expect(await room.ledger.olderDays()).toEqual([])
})

test('a wiped wallet has no days and no mark', async () => {
  await putRows(daily(30))
  await room.compact(noonMs, keep)
  await room.ledger.wipe()
  expect(await room.ledger.olderDays()).toEqual([])
  expect(await raw((db) => db.getAllKeys('meta'))).toEqual([
    'epoch',
    'revision',
  ])
  expect(await room.audit()).toBe('sound')
})

const isLong = process.env.TUPPENCE_LONG === '1'

test('many rows, a sixth of which leave', async () => {
  const many = isLong ? 60_000 : 6_000
  const sixth = many / 6
  const rows = Array.from({ length: many }, (_, at) =>
    settledRow(`n${at}`, longAgoMs + at * 60_000),
  )
  await putRows(rows)
  const startMs = performance.now()
  const left = isLong
    ? room.compact(noonMs)
    : room.compact(noonMs, { ...keep, rows: many - sixth, batch: 200 })
  expect(await left).toBe(sixth)
  const ms = performance.now() - startMs
  process.stdout.write(`${sixth} of ${many} rows left: ${ms.toFixed(0)} ms\n`)
  const days = await room.ledger.olderDays()
  expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(sixth)
  expect(days.reduce((sum, day) => sum + BigInt(day.atomic), 0n)).toBe(
    9_000n * BigInt(sixth),
  )
  expect(await room.audit()).toBe('sound')
}, 240_000)
