import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { noonMs, sampleCandidate } from './sample-candidate'
import { sampleRoom } from './sample-room'
import { byRule, inquiryOf, sampleRule } from './sample-rule'

/**
 * The database as version 1 made it, with two of its rows: written out, because
 * what is in people's browsers does not change with `upgrade`.
 */
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  const db = await openDB('tuppence-ledger', 1, {
    upgrade(old) {
      const payments = old.createObjectStore('payments', { keyPath: 'id' })
      payments.createIndex('purchase', ['purchaseKey', 'createdAtMs', 'id'])
      payments.createIndex('request', 'keys.request', { unique: true })
      payments.createIndex('pending', 'keys.pending')
      payments.createIndex('nonce', 'intent.nonce', { unique: true })
      payments.createIndex('site', ['site', 'createdAtMs'])
      payments.createIndex('recipient', 'keys.recipient')
      payments.createIndex('created', ['createdAtMs', 'id'])
      payments.createIndex('unanswered', 'keys.unanswered')
      const events = old.createObjectStore('events', { autoIncrement: true })
      events.createIndex('paymentId', 'paymentId')
      old.createObjectStore('meta')
    },
  })
  await db.add('payments', oldRow('paid', 'ok'))
  await db.add('payments', oldRow('lost', 'unknown'))
  await db.add('events', {
    paymentId: 'payment-paid',
    atMs: noonMs,
    kind: 'reserved',
    detail: 'you',
  })
  await db.put('meta', noonMs, 'hwm')
  db.close()
})

function oldRow(name: string, delivery: 'ok' | 'unknown') {
  const {
    nowMs,
    circumstances: _,
    ...terms
  } = sampleCandidate(name, {
    purchaseKey: `purchase-${name}`,
  })
  const { alsoSigned: __, intent, ...rest } = terms
  const { details: ___, ...oldIntent } = intent
  return {
    ...rest,
    intent: oldIntent,
    state: 'HANDED',
    delivery,
    deliveryCode: null,
    status: 200,
    receipt: null,
    presents: 1,
    createdAtMs: nowMs,
    changedAtMs: nowMs,
    keys: {
      request: terms.requestKey,
      ...(delivery !== 'ok' && { pending: terms.purchaseKey }),
      recipient: [terms.site, terms.intent.to.toLowerCase()],
    },
  }
}

test('keeps every row, event and the clock', async () => {
  const { ledger } = sampleRoom()
  expect(await ledger.list({ limit: 9 })).toMatchObject([
    { id: 'payment-paid', delivery: 'ok' },
    { id: 'payment-lost', delivery: 'unknown' },
  ])
  expect(await ledger.events('payment-paid')).toHaveLength(1)
  const [taken] = await ledger.takenBy('https://news.example', 0)
  expect(taken).toMatchObject({ amount: '20000' })
  const { previous, standing } = await ledger.look(inquiryOf('paid'))
  expect(previous).toMatchObject([{ id: 'payment-paid' }])
  expect(standing.doubt).toBeNull()
  const late = await ledger.look(inquiryOf('paid', noonMs - 200_000))
  expect(late.standing.doubt).toBe('CLOCK_SUSPECT')
})

test('what only newer schemes have is empty', async () => {
  const row = await sampleRoom().ledger.get('payment-paid')
  expect(row).toMatchObject({ alsoSigned: [], intent: { details: {} } })
})

test('an older payment that nobody answered is not presented again', async () => {
  const { ledger } = sampleRoom()
  const again = byRule('again', { purchaseKey: 'purchase-lost' })
  expect(await ledger.reserve(again)).toMatchObject({
    kind: 'refused',
    because: 'PENDING_PREVIOUS',
    previous: { id: 'payment-lost' },
  })
})

test('gives rows the keys of this version, and leaves what it cannot read', async () => {
  const old = await openDB('tuppence-ledger', 1)
  const bad = { ...oldRow('bad', 'ok'), state: 'PAID' }
  await old.add('payments', bad)
  old.close()
  await sampleRoom().rules.all(noonMs)
  const db = await openDB('tuppence-ledger')
  expect(await db.countFromIndex('payments', 'open')).toBe(2)
  expect(await db.get('payments', 'payment-bad')).toEqual(bad)
  db.close()
})

test('rows of version 2 read on, and those open are to be looked up', async () => {
  const { ledger, rules } = sampleRoom()
  await rules.add(sampleRule())
  await ledger.reserve(byRule('second'))
  await ledger.handedOver('payment-second', noonMs)
  await downgrade()

  const { ledger: now, audit } = sampleRoom()
  expect(await now.get('payment-second')).toMatchObject({
    proof: null,
    isHidden: false,
    decidedBy: { kind: 'rule', ruleId: 'rule-a' },
  })
  const [row] = await now.list({ limit: 1 })
  const endMs = Number(row?.intent.validBefore) * 1000
  const due = await now.due(endMs + 10_000, 9)
  expect(due.map(({ id }) => id).sort()).toEqual([
    'payment-lost',
    'payment-paid',
    'payment-second',
  ])
  expect(await audit()).toBe('sound')
})

/** Makes the database what an older version would have made of it. */
async function downgrade(version: 2 | 3 = 2): Promise<void> {
  const now = await openDB('tuppence-ledger')
  const stores = [...now.objectStoreNames].filter(
    (name) =>
      !['days', 'signIns', 'approvals'].includes(name) &&
      (name !== 'imported' || version === 3),
  )
  const kept = await Promise.all(
    stores.map(async (name) => {
      const { keyPath, autoIncrement, indexNames } = now.transaction(name).store
      const { store } = now.transaction(name)
      const indexes = [...indexNames].filter(
        (index) => index !== 'bought' && (index !== 'look' || version === 3),
      )
      return {
        name,
        options: { keyPath: keyPath as string | string[], autoIncrement },
        indexes: indexes.map((index) => store.index(index)),
        rows: await now.getAll(name),
        keys: await now.getAllKeys(name),
      }
    }),
  )
  now.close()
  globalThis.indexedDB = new IDBFactory()
  const old = await openDB('tuppence-ledger', version, {
    upgrade(db) {
      for (const { name, options, indexes } of kept) {
        const { keyPath, ...rest } = options
        const store = db.createObjectStore(
          name,
          keyPath === null ? rest : options,
        )
        for (const index of indexes)
          store.createIndex(index.name, index.keyPath, {
            unique: index.unique,
          })
      }
    },
  })
  for (const { name, options, rows, keys } of kept)
    for (const [at, row] of rows.entries()) {
      if (name === 'payments' && version === 2) {
        delete row.proof
        delete row.isHidden
        delete row.decidedBy.limits
        delete row.keys.look
      }
      if (name === 'payments') delete row.keys.bought
      await (options.keyPath === null
        ? old.put(name, row, keys[at])
        : old.put(name, row))
    }
  old.close()
}

test('rules, seals and the audit begin from there', async () => {
  const room = sampleRoom()
  expect(await room.audit()).toBe('sound')
  await room.rules.add(sampleRule())
  expect(await room.ledger.reserve(byRule('one'))).toMatchObject({
    kind: 'reserved',
  })
  expect(await room.audit()).toBe('sound')
})

test('a database of version 3 gets a place for the days, and loses nothing', async () => {
  const { ledger, rules } = sampleRoom()
  await rules.add(sampleRule())
  await ledger.reserve(byRule('third'))
  await downgrade(3)

  const room = sampleRoom()
  expect(await room.ledger.olderDays()).toEqual([])
  expect(await room.ledger.get('payment-third')).toMatchObject({
    proof: null,
    decidedBy: { kind: 'rule', ruleId: 'rule-a' },
  })
  expect(await room.audit()).toBe('sound')
  const db = await openDB('tuppence-ledger')
  expect(db.version).toBe(5)
  db.close()
})
