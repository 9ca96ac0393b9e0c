import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { type IDBPDatabase, openDB } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { defaultCeilings } from '@/lib/policy/ceilings'
import type { Outside } from './outside'
import type { LedgerRoom } from './room'
import { noonMs, sampleCandidate } from './sample-candidate'
import { sampleRoom } from './sample-room'
import { byRule, inquiryOf, sampleRule } from './sample-rule'

const dayMs = 86_400_000

let room: LedgerRoom
let mark: unknown
let outside: Outside

/** A mark that hears of nothing any earlier test still saves. */
function freshOutside(): Outside {
  const own: Outside = {
    load: async () => mark,
    save: async (value) => {
      if (outside === own) mark = value
    },
  }
  return own
}

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  mark = undefined
  outside = freshOutside()
  room = sampleRoom({ outside })
  await fill()
})

/** Three payments by a rule, one of them void, and one by hand. */
async function fill(): Promise<void> {
  await room.rules.add(sampleRule())
  await room.rules.setCeilings(defaultCeilings)
  await room.rules.setNever('https://never.example', true, noonMs)
  await room.ledger.reserve(byRule('a'))
  await room.ledger.reserve(byRule('b'))
  await byHand('c')
  await room.ledger.reserve(byRule('d'))
  await room.ledger.voided('payment-b', 'LOCKED', noonMs)
}

const byHand = (name: string) =>
  room.ledger.reserve(
    sampleCandidate(name, { purchaseKey: `purchase-${name}` }),
  )

async function edit(work: (db: IDBPDatabase) => Promise<unknown>) {
  const db = await openDB('tuppence-ledger')
  await work(db)
  db.close()
}

const editRow = (store: string, key: string, changes: object) => () =>
  edit(async (db) => {
    const row = await db.get(store, key)
    await db.put(store, { ...row, ...changes })
  })

const remove =
  (store: string, ...keys: string[]) =>
  () =>
    edit((db) => Promise.all(keys.map((key) => db.delete(store, key))))

async function doubt(): Promise<string | null> {
  return (await room.ledger.look(inquiryOf('any'))).standing.doubt
}

async function stop(name: string): Promise<string> {
  const reserved = await room.ledger.reserve(byRule(name))
  return reserved.kind === 'stopped' ? reserved.stop.code : reserved.kind
}

test('a ledger nobody touched is sound, now and after a month', async () => {
  expect(await room.audit()).toBe('sound')
  const nowMs = noonMs + 40 * dayMs
  await room.ledger.confirmTime(nowMs)
  await room.rules.change('rule-a', (rule) => ({
    ...rule,
    lastUsedAtMs: nowMs,
  }))
  expect(await room.audit()).toBe('sound')
  await room.ledger.reserve(byRule('later', { nowMs }))
  expect(await room.audit()).toBe('sound')
  expect(await doubt()).toBe('CLOCK_SUSPECT')
})

test('a locked wallet cannot look', async () => {
  const locked = sampleRoom({ outside, sealKey: async () => null })
  expect(await locked.audit()).toBe('locked')
})

const intent = sampleCandidate('a').intent

describe.each<[string, () => Promise<unknown>]>([
  [
    'an amount edited',
    editRow('payments', 'payment-a', { intent: { ...intent, value: '1' } }),
  ],
  [
    'a payment made to look as if it never was signed',
    editRow('payments', 'payment-a', { state: 'VOID', keys: {} }),
  ],
  [
    'one decided by a rule made to look as if by hand',
    editRow('payments', 'payment-a', { decidedBy: { kind: 'you' } }),
  ],
  ['a seal taken off', editRow('payments', 'payment-a', { seal: undefined })],
  ['the keys of a row', editRow('payments', 'payment-a', { keys: {} })],
  ['a row that cannot be read', editRow('payments', 'payment-a', { state: 1 })],
  ['the first row gone', remove('payments', 'payment-a')],
  ['one between gone', remove('payments', 'payment-c')],
  ['the last row gone', remove('payments', 'payment-d')],
  [
    'all rows and sums gone',
    () => edit((db) => Promise.all([db.clear('payments'), db.clear('sums')])),
  ],
  [
    'a sum lowered',
    () =>
      edit(async (db) => {
        const [sum] = await db.getAll('sums')
        await db.put('sums', { ...sum, amount: '0' })
      }),
  ],
  ['the sums gone', () => edit((db) => db.clear('sums'))],
  ['a limit raised', editRow('rules', 'rule-a', { per24h: '999999' })],
  ['a rule set to pay', editRow('rules', 'rule-a', { mode: 'ask' })],
  ['a recipient added', editRow('rules', 'rule-a', { payTo: [intent.from] })],
  [
    'a ceiling raised',
    () =>
      edit(async (db) => {
        const stored = await db.get('meta', 'ceilings')
        stored.of.usd.all.per24h = '999999999'
        await db.put('meta', stored, 'ceilings')
      }),
  ],
  [
    'a "never" that is not ours',
    () => edit((db) => db.put('never', { site: 'x', sinceMs: 1, mac: 'ab' })),
  ],
  ['the clock put back', () => edit((db) => db.put('meta', 1, 'hwm'))],
  ['the clock gone', () => edit((db) => db.delete('meta', 'hwm'))],
  ['the chain begun anew', () => edit((db) => db.delete('meta', 'seal'))],
  ['another database', () => edit((db) => db.put('meta', 'x', 'epoch'))],
])('%s', (_, tamper) => {
  // Nobody waits for it, so it is a moment behind.
  beforeEach(() => vi.waitFor(() => expect(mark).toMatchObject({ seq: 4 })))

  test('is found, stops every rule, and payments by hand go on', async () => {
    await tamper()
    room = sampleRoom({ outside })
    expect(await room.audit()).toBe('suspect')
    expect(await doubt()).toBe('LEDGER_SUSPECT')
    expect((await room.rules.all(noonMs)).doubt).toBe('LEDGER_SUSPECT')
    expect(await stop('e')).toBe('LEDGER_SUSPECT')
    expect(await byHand('f')).toMatchObject({ kind: 'reserved' })
  })

  test('ends when the person was told', async () => {
    await tamper()
    room = sampleRoom({ outside })
    await room.audit()
    await room.rules.trust()
    expect(await room.audit()).toBe('sound')
    expect(await doubt()).not.toBe('LEDGER_SUSPECT')
    room = sampleRoom({ outside })
    await byHand('g')
    expect(await room.audit()).toBe('sound')
  })
})

describe('what is known outside', () => {
  test('tells a deleted database from a new one', async () => {
    await vi.waitFor(() => expect(mark).toMatchObject({ seq: 4 }))
    globalThis.indexedDB = new IDBFactory()
    room = sampleRoom({ outside })
    expect(await room.audit()).toBe('suspect')
  })

  test('tells it even when a payment comes before the audit', async () => {
    await vi.waitFor(() => expect(mark).toMatchObject({ seq: 4 }))
    globalThis.indexedDB = new IDBFactory()
    room = sampleRoom({ outside })
    await byHand('c')
    await vi.waitFor(async () => expect(await doubt()).toBe('LEDGER_SUSPECT'))
    expect(mark).toMatchObject({ seq: 4 })
  })

  test('tells an older copy of the database', async () => {
    mark = { ...(mark as object), seq: 9 }
    room = sampleRoom({ outside })
    expect(await room.audit()).toBe('suspect')
  })

  test('follows a wallet that begins anew', async () => {
    await room.ledger.wipe()
    expect(await room.audit()).toBe('sound')
    expect(mark).toMatchObject({ seq: 0 })
  })
})

test('an edited row is not signed, presented or resumed', async () => {
  await editRow('payments', 'payment-a', {
    intent: { ...intent, to: intent.from },
  })()
  const storage = { code: 'STORAGE' }
  expect(await room.ledger.get('payment-a')).toBeUndefined()
  await expect(
    room.ledger.handedOver('payment-a', noonMs),
  ).rejects.toMatchObject(storage)
  await expect(room.ledger.reserve(byRule('a'))).rejects.toMatchObject(storage)
  const again = byRule('again', { purchaseKey: 'purchase-a' })
  expect(await room.ledger.reserve(again)).toMatchObject({
    kind: 'refused',
    because: 'PENDING_PREVIOUS',
  })
  await vi.waitFor(async () => expect(await doubt()).toBe('LEDGER_SUSPECT'))
})

test('a rule edited on the disk stops before any audit', async () => {
  await editRow('rules', 'rule-a', { per24h: '9999999' })()
  expect(await stop('e')).toBe('LEDGER_SUSPECT')
  await vi.waitFor(async () => expect(await doubt()).toBe('LEDGER_SUSPECT'))
})

test('sums no window reaches any more are let go of', async () => {
  const nowMs = noonMs + 33 * dayMs
  await room.ledger.confirmTime(nowMs)
  expect(await room.audit()).toBe('sound')
  await edit(async (db) => expect(await db.count('sums')).toBe(0))
})

test('a damaged row that was trusted is no break in the chain a month later', async () => {
  const room = sampleRoom()
  const on = async (name: string, day: number) => {
    const nowMs = noonMs + day * dayMs
    await room.ledger.confirmTime(nowMs)
    const purchaseKey = `purchase-${name}`
    await room.ledger.reserve(sampleCandidate(name, { purchaseKey, nowMs }))
  }
  await on('e', 1)
  await editRow('payments', 'payment-e', { state: 1 })()
  expect(await room.audit()).toBe('suspect')
  await room.rules.trust()
  await on('f', 20)
  expect(await room.audit()).toBe('sound')
  await on('g', 40)
  expect(await room.audit()).toBe('sound')
})

test('behavior: a worker that was stopped while it trusted leaves no doubt', async () => {
  await vi.waitFor(() => expect(mark).toMatchObject({ seq: 4 }))
  await editRow('payments', 'payment-d', { state: 1 })()
  expect(await room.audit()).toBe('suspect')
  const { save } = outside
  outside.save = async (value) => {
    if ((value as { seq: number }).seq > 0) throw new Error('Stopped.')
    await save(value)
  }
  await expect(room.rules.trust()).rejects.toThrow()
  outside.save = save
  expect(await sampleRoom({ outside }).audit()).toBe('sound')
})
