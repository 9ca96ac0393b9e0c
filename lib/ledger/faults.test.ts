import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Ledger } from '@/lib/payment/ledger-port'
import { noonMs, sampleCandidate } from './sample-candidate'
import { sampleLedger, sampleRoom } from './sample-room'
import { byRule, sampleRule } from './sample-rule'

let ledger: Ledger
const onCorrupt = vi.fn()

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  onCorrupt.mockClear()
  ledger = sampleLedger({ onCorrupt })
})

const ok = {
  delivery: 'ok',
  code: null,
  status: 200,
  receipt: null,
} as const

const storage = { name: 'CodedError', code: 'STORAGE' }

/** Makes the `nth` write of the next call go wrong in the given way. */
function failWrite(nth: number, fail: (store: IDBObjectStore) => IDBRequest) {
  let writes = 0
  for (const method of ['add', 'put'] as const) {
    const real = IDBObjectStore.prototype[method]
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...args: Parameters<IDBObjectStore['add']>
    ) {
      writes += 1
      return writes === nth ? fail(this) : real.apply(this, args)
    })
  }
}

const fullDisk = () => {
  throw new DOMException('The disk is full.', 'QuotaExceededError')
}

const abortedByBrowser = (store: IDBObjectStore) => {
  const request = store.get('nobody')
  store.transaction.abort()
  return request
}

async function everything(): Promise<unknown[]> {
  const db = await openDB('tuppence-ledger')
  const stores = await Promise.all(
    ['payments', 'events', 'rules', 'sums', 'meta'].map((store) =>
      db.getAll(store),
    ),
  )
  db.close()
  return stores
}

function deleteDatabase(): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('tuppence-ledger')
    request.onsuccess = resolve
    request.onerror = reject
  })
}

describe.each([
  ['a full disk', fullDisk],
  ['an abort', abortedByBrowser],
])('%s', (_, fail) => {
  // The four writes of a reservation: clock, payment, seal, event.
  test.each([1, 2, 3, 4])('at write %i leaves no reservation', async (nth) => {
    await ledger.list({ limit: 1 })
    const empty = await everything()
    failWrite(nth, fail)
    await expect(ledger.reserve(sampleCandidate('one'))).rejects.toMatchObject(
      storage,
    )
    expect(await everything()).toEqual(empty)

    vi.restoreAllMocks()
    expect(await ledger.reserve(sampleCandidate('one'))).toMatchObject({
      kind: 'reserved',
    })
  })

  // By a rule: also two sums in each of four scopes, and the rule itself.
  test.each(Array.from({ length: 13 }, (_, at) => at + 1))(
    'at write %i leaves nothing of a payment by a rule',
    async (nth) => {
      const { ledger, rules } = sampleRoom()
      await rules.add(sampleRule())
      const before = await everything()
      failWrite(nth, fail)
      await expect(ledger.reserve(byRule('one'))).rejects.toMatchObject(storage)
      vi.restoreAllMocks()
      expect(await everything()).toEqual(before)
      expect(await ledger.reserve(byRule('one'))).toMatchObject({
        kind: 'reserved',
      })
      expect((await rules.all(noonMs)).used.h24).toBe(10_000n)
    },
  )

  test.each(Array.from({ length: 11 }, (_, at) => at + 1))(
    'at write %i gives nothing back',
    async (nth) => {
      const { ledger, rules } = sampleRoom()
      await rules.add(sampleRule())
      await ledger.reserve(byRule('one'))
      const before = await everything()
      failWrite(nth, fail)
      const voided = ledger.voided('payment-one', 'LOCKED', noonMs + 1)
      await expect(voided).rejects.toMatchObject(storage)
      vi.restoreAllMocks()
      expect(await everything()).toEqual(before)
    },
  )

  test.each([1, 2, 3])(
    'at write %i leaves a payment as it was',
    async (nth) => {
      await ledger.reserve(sampleCandidate('one'))
      const before = await everything()
      const laterMs = noonMs + 1000
      for (const step of [
        () => ledger.handedOver('payment-one', laterMs),
        () => ledger.voided('payment-one', 'LOCKED', laterMs),
      ]) {
        failWrite(nth, fail)
        await expect(step()).rejects.toMatchObject(storage)
        vi.restoreAllMocks()
        expect(await everything()).toEqual(before)
      }
      await ledger.handedOver('payment-one', noonMs)
      const handed = await everything()
      for (const step of [
        () => ledger.handedOver('payment-one', laterMs),
        () => ledger.answered('payment-one', ok, laterMs),
      ]) {
        failWrite(nth, fail)
        await expect(step()).rejects.toMatchObject(storage)
        vi.restoreAllMocks()
        expect(await everything()).toEqual(handed)
      }
    },
  )
})

test('every write asks for strict durability', async () => {
  const asked = vi.spyOn(IDBDatabase.prototype, 'transaction')
  await ledger.reserve(sampleCandidate('one'))
  await ledger.handedOver('payment-one', noonMs)
  await ledger.answered('payment-one', ok, noonMs)
  await ledger.reserve(sampleCandidate('two'))
  await ledger.voided('payment-two', 'LOCKED', noonMs)
  await ledger.wipe()
  const writes = asked.mock.calls.filter(([, mode]) => mode === 'readwrite')
  expect(writes).toHaveLength(6)
  for (const [, , options] of writes)
    expect(options).toEqual({ durability: 'strict' })
})

test('a write resolves only when its transaction is complete', async () => {
  await ledger.list({ limit: 1 })
  const order: string[] = []
  const real = IDBDatabase.prototype.transaction
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...args
  ) {
    const tx = real.apply(this, args)
    tx.addEventListener('complete', () => order.push('complete'))
    return tx
  })
  await ledger.reserve(sampleCandidate('one'))
  order.push('resolved')
  expect(order).toEqual(['complete', 'resolved'])
})

describe('a database', () => {
  test('of a newer version is left alone', async () => {
    const newer = await openDB('tuppence-ledger', 99)
    newer.close()
    await expect(ledger.reserve(sampleCandidate('one'))).rejects.toMatchObject(
      storage,
    )
    await expect(ledger.list({ limit: 1 })).rejects.toMatchObject(storage)

    await deleteDatabase()
    expect(await ledger.list({ limit: 1 })).toEqual([])
  })

  test('that did not open is tried again', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(fullDisk)
    await expect(ledger.get('payment-one')).rejects.toMatchObject(storage)
    expect(await ledger.get('payment-one')).toBeUndefined()
  })

  test('can be deleted while the ledger holds it open', async () => {
    await ledger.reserve(sampleCandidate('one'))
    await deleteDatabase()
    expect(await ledger.list({ limit: 9 })).toEqual([])
  })
})

describe('a damaged row', () => {
  async function damage(store: string, change: (row: never) => object) {
    const db = await openDB('tuppence-ledger')
    const [key] = await db.getAllKeys(store)
    const changed = change((await db.get(store, key as string)) as never)
    await db.put(store, changed, store === 'events' ? key : undefined)
    db.close()
  }

  beforeEach(async () => {
    await ledger.reserve(sampleCandidate('a'))
    await ledger.reserve(sampleCandidate('b', { purchaseKey: 'purchase-b' }))
    await damage('payments', (row: object) => ({ ...row, state: 'PAID' }))
  })

  test('is left out of lists and reported without its contents', async () => {
    const site = 'https://news.example'
    expect(await ledger.list({ limit: 9 })).toMatchObject([{ id: 'payment-b' }])
    expect(await ledger.takenBy(site, 0)).toMatchObject([{ amount: '10000' }])
    expect(await ledger.get('payment-a')).toBeUndefined()
    expect(onCorrupt.mock.calls).toEqual(
      Array.from({ length: 3 }, () => ['payment-a', 'state']),
    )
  })

  test('does not shorten a page', async () => {
    await ledger.reserve(sampleCandidate('0', { purchaseKey: 'purchase-0' }))
    expect(await ledger.list({ limit: 2 })).toMatchObject([
      { id: 'payment-b' },
      { id: 'payment-0' },
    ])
  })

  test('cannot be used', async () => {
    await expect(ledger.handedOver('payment-a', noonMs)).rejects.toMatchObject(
      storage,
    )
    await expect(
      ledger.reserve(sampleCandidate('c', { requestKey: 'request-a' })),
    ).rejects.toMatchObject(storage)
  })

  test('stands in the way of a new payment until "pay again"', async () => {
    expect(await ledger.reserve(sampleCandidate('c'))).toEqual({
      kind: 'refused',
      because: 'PENDING_PREVIOUS',
    })
    expect(
      await ledger.reserve(sampleCandidate('c'), { again: true }),
    ).toMatchObject({ kind: 'reserved' })
  })

  test('among the events is left out and reported', async () => {
    await damage('events', (event: object) => ({ ...event, kind: 'paid' }))
    expect(await ledger.events('payment-a')).toEqual([])
    expect(onCorrupt).toHaveBeenLastCalledWith('payment-a', 'kind')
  })

  test('of the clock is set right by the next write', async () => {
    const db = await openDB('tuppence-ledger')
    await db.put('meta', 'yesterday', 'hwm')
    db.close()
    await ledger.handedOver('payment-b', noonMs + 1)
    expect(await ledger.get('payment-b')).toMatchObject({
      changedAtMs: noonMs + 1,
    })
  })
})
