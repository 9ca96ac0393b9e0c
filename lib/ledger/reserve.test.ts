import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Ledger } from '@/lib/payment/ledger-port'
import { noonMs, sampleCandidate } from './sample-candidate'
import { sampleLedger } from './sample-room'

let ledger: Ledger

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  ledger = sampleLedger()
})

const sampleIntent = sampleCandidate('one').intent
const answer = { code: null, status: 402, receipt: null }
const again = { again: true }

describe('a new purchase', () => {
  test('is written as ARMED, complete, with its event', async () => {
    const candidate = sampleCandidate('one')
    const reserved = await ledger.reserve(candidate)

    const { nowMs, circumstances: _, ...terms } = candidate
    const row = {
      ...terms,
      state: 'ARMED',
      delivery: 'none',
      deliveryCode: null,
      status: null,
      receipt: null,
      presents: 0,
      proof: null,
      isHidden: false,
      createdAtMs: nowMs,
      changedAtMs: nowMs,
    }
    expect(reserved).toEqual({ kind: 'reserved', payment: row })
    expect(await ledger.get('payment-one')).toEqual(row)
    expect(await ledger.events('payment-one')).toEqual([
      {
        paymentId: 'payment-one',
        atMs: noonMs,
        kind: 'reserved',
        detail: 'you',
      },
    ])
  })

  test('is there for the next worker', async () => {
    await ledger.reserve(sampleCandidate('one'))
    expect(await sampleLedger().get('payment-one')).toMatchObject({
      state: 'ARMED',
    })
  })

  test('that could not be presented in time is not signed for', async () => {
    const late = sampleCandidate('one')
    late.intent.validBefore = String(noonMs / 1000 + 7)
    expect(await ledger.reserve(late)).toEqual({
      kind: 'refused',
      because: 'TOO_LATE',
    })
    expect(await ledger.list({ limit: 9 })).toEqual([])
  })

  test('of a short life is handed over at once, and shown again by no one', async () => {
    const short = sampleCandidate('one')
    short.intent.validBefore = String(noonMs / 1000 + 10)
    const how = { again: false, isHanding: true }
    short.nowMs = noonMs + 2000
    expect(await ledger.reserve(short, how)).toMatchObject({ kind: 'reserved' })
    await expect(
      ledger.handedOver('payment-one', noonMs + 2000),
    ).rejects.toMatchObject({ code: 'TOO_LATE' })
    const again = sampleCandidate('two', { nowMs: noonMs + 2000 })
    expect(await ledger.reserve(again)).toMatchObject({
      because: 'PENDING_PREVIOUS',
    })
  })

  test.each([false, true])(
    'that waited is not handed over too late',
    async (isHanding) => {
      const short = sampleCandidate('one')
      short.intent.validBefore = String(noonMs / 1000 + 10)
      if (!isHanding) await ledger.reserve(short)
      short.nowMs = noonMs + 2001
      const late = isHanding
        ? ledger.reserve(short, { again: false, isHanding })
        : ledger.handedOver('payment-one', noonMs + 2001)
      const said = await late.catch(({ code }) => ({ because: code }))
      expect(said).toMatchObject({ because: 'TOO_LATE' })
    },
  )

  test('is found as it is stored, also behind another write', async () => {
    await ledger.reserve(sampleCandidate('one'))
    expect(await ledger.get('payment-one')).toEqual(
      await sampleLedger().get('payment-one'),
    )
    await ledger.handedOver('payment-one', noonMs)
    expect(await ledger.get('payment-one')).toMatchObject({ presents: 1 })
  })

  test.each([
    ['an amount below zero', { intent: { ...sampleIntent, value: '-1' } }],
    ['no end', { intent: { ...sampleIntent, validBefore: 'never' } }],
    ['a time that is none', { nowMs: Number.POSITIVE_INFINITY }],
    ['a time with a fraction', { nowMs: noonMs + 0.5 }],
    ['no site', { site: '' }],
  ])('with %s is not stored', async (_, changes) => {
    const wrong = { ...sampleCandidate('one'), ...changes }
    await expect(ledger.reserve(wrong)).rejects.toMatchObject({
      code: 'INTERNAL',
    })
    expect(await ledger.list({ limit: 9 })).toEqual([])
  })
})

describe('parallel reserves', () => {
  test('of one purchase arm exactly one of a hundred', async () => {
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, at) =>
        ledger.reserve(sampleCandidate(`p${at}`)),
      ),
    )
    const kinds = results.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'reserved')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'present')).toHaveLength(99)
    expect(await ledger.list({ limit: 200 })).toHaveLength(1)
  })

  test('from two workers arm exactly one', async () => {
    const other = sampleLedger()
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        (at % 2 ? ledger : other).reserve(sampleCandidate(`p${at}`)),
      ),
    )
    expect(results.filter(({ kind }) => kind === 'reserved')).toHaveLength(1)
  })

  test('of different purchases are all armed', async () => {
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, at) =>
        ledger.reserve(
          sampleCandidate(`p${at}`, { purchaseKey: `purchase-${at}` }),
        ),
      ),
    )
    expect(new Set(results.map(({ kind }) => kind))).toEqual(
      new Set(['reserved']),
    )
  })

  test('of one request, "pay again" included, arm one', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        ledger.reserve(sampleCandidate(`p${at}`, { requestKey: 'r' }), again),
      ),
    )
    const kinds = results.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'reserved')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'resumed')).toHaveLength(19)
  })
})

describe('the same request again', () => {
  test('gives the first payment back, with its own nonce', async () => {
    await ledger.reserve(sampleCandidate('one', { requestKey: 'r' }))
    const retry = await ledger.reserve(
      sampleCandidate('two', { requestKey: 'r', nowMs: noonMs + 1000 }),
    )
    expect(retry).toMatchObject({
      kind: 'resumed',
      payment: { id: 'payment-one', createdAtMs: noonMs },
    })
  })

  test('is a new payment when the first was never signed', async () => {
    await ledger.reserve(sampleCandidate('one', { requestKey: 'r' }))
    await ledger.voided('payment-one', 'LOCKED', noonMs)
    const retry = await ledger.reserve(
      sampleCandidate('two', { requestKey: 'r' }),
    )
    expect(retry).toMatchObject({ kind: 'reserved' })
  })

  test('never answers another purchase', async () => {
    await ledger.reserve(sampleCandidate('one', { requestKey: 'r' }))
    const other = { requestKey: 'r', purchaseKey: 'purchase-b' }
    expect(
      await ledger.reserve(sampleCandidate('two', other), again),
    ).toMatchObject({ kind: 'refused', because: 'TERMS_CHANGED' })
  })
})

test('a nonce is never written twice', async () => {
  const first = sampleCandidate('one')
  await ledger.reserve(first)
  const second = sampleCandidate('two', { purchaseKey: 'purchase-b' })
  second.intent.nonce = first.intent.nonce
  await expect(ledger.reserve(second)).rejects.toMatchObject({
    code: 'STORAGE',
  })
  expect(await ledger.get('payment-two')).toBeUndefined()
  expect(await ledger.events('payment-two')).toEqual([])
})

describe('an earlier payment of the purchase', () => {
  const pending = { kind: 'refused', because: 'PENDING_PREVIOUS' }

  const reserveSecond = (nowMs = noonMs, options = { again: false }) =>
    ledger.reserve(sampleCandidate('two', { nowMs }), options)

  beforeEach(async () => {
    await ledger.reserve(sampleCandidate('one'))
  })

  test('ARMED or HANDED and unanswered is presented', async () => {
    expect(await reserveSecond()).toMatchObject({ kind: 'present' })
    await ledger.handedOver('payment-one', noonMs)
    expect(await reserveSecond()).toMatchObject({
      kind: 'present',
      payment: { id: 'payment-one', state: 'HANDED' },
    })
    await ledger.answered(
      'payment-one',
      { ...answer, delivery: 'unknown' },
      noonMs,
    )
    expect(await reserveSecond()).toMatchObject({ kind: 'present' })
  })

  test.each([
    ['that was shown', true, noonMs + 105_000],
    ['that never was', false, noonMs + 112_000],
  ])(
    '%s is presented while its seller has time',
    async (_, isShown, lastMs) => {
      if (isShown) await ledger.handedOver('payment-one', noonMs)
      expect(await reserveSecond(lastMs)).toMatchObject({ kind: 'present' })
      expect(await reserveSecond(lastMs + 1)).toMatchObject({
        ...pending,
        previous: { id: 'payment-one' },
      })
      // And then it can be shown, and no later.
      await expect(
        ledger.handedOver('payment-one', lastMs + 1),
      ).rejects.toMatchObject({ code: 'TOO_LATE' })
      await ledger.handedOver('payment-one', lastMs)
    },
  )

  test('blocks once it was presented three times', async () => {
    for (const _ of [1, 2, 3]) await ledger.handedOver('payment-one', noonMs)
    expect(await reserveSecond()).toMatchObject(pending)
  })

  test.each(['refused', 'failed'] as const)(
    '%s blocks, before and after it expires',
    async (delivery) => {
      await ledger.handedOver('payment-one', noonMs)
      await ledger.answered('payment-one', { ...answer, delivery }, noonMs)
      expect(await reserveSecond()).toMatchObject(pending)
      const weekLater = noonMs + 7 * 24 * 3600_000
      expect(await reserveSecond(weekLater)).toMatchObject(pending)
      expect(await reserveSecond(weekLater, again)).toMatchObject({
        kind: 'reserved',
      })
    },
  )

  test('expired without proof blocks until "pay again"', async () => {
    const later = noonMs + 3600_000
    expect(await reserveSecond(later)).toMatchObject(pending)
    expect(await reserveSecond(later, again)).toMatchObject({
      kind: 'reserved',
    })
  })

  test('live stands beside a new one on "pay again"', async () => {
    expect(await reserveSecond(noonMs, again)).toMatchObject({
      kind: 'reserved',
    })
    const third = await ledger.reserve(sampleCandidate('z'))
    expect(third).toMatchObject({
      kind: 'present',
      payment: { id: 'payment-two' },
    })
  })

  test('delivered never blocks', async () => {
    await ledger.handedOver('payment-one', noonMs)
    await ledger.answered('payment-one', { ...answer, delivery: 'ok' }, noonMs)
    expect(await reserveSecond()).toMatchObject({ kind: 'reserved' })
  })

  test('voided never blocks', async () => {
    await ledger.voided('payment-one', 'SELF_CHECK', noonMs)
    expect(await reserveSecond()).toMatchObject({ kind: 'reserved' })
  })
})

describe('a clock set back', () => {
  const hourBefore = noonMs - 3600_000

  test('does not turn the ledger back', async () => {
    await ledger.reserve(sampleCandidate('one'))
    const reserved = await ledger.reserve(
      sampleCandidate('two', { nowMs: hourBefore, purchaseKey: 'purchase-b' }),
    )
    expect(reserved).toMatchObject({ payment: { createdAtMs: noonMs } })

    await ledger.handedOver('payment-two', hourBefore)
    const [, signed] = await ledger.events('payment-two')
    expect(signed).toMatchObject({ atMs: noonMs })
    expect(await ledger.get('payment-two')).toMatchObject({
      changedAtMs: noonMs,
    })
  })

  test('is remembered by the next worker', async () => {
    await ledger.reserve(sampleCandidate('one'))
    const candidate = sampleCandidate('two', {
      nowMs: hourBefore,
      purchaseKey: 'purchase-b',
    })
    expect(await sampleLedger().reserve(candidate)).toMatchObject({
      payment: { createdAtMs: noonMs },
    })
  })

  test('after running ahead does not stop payments', async () => {
    const yearAhead = noonMs + 365 * 24 * 3600_000
    await ledger.reserve(
      sampleCandidate('one', { nowMs: yearAhead, purchaseKey: 'purchase-b' }),
    )
    await ledger.reserve(sampleCandidate('two'))
    expect(await ledger.handedOver('payment-two', noonMs)).toMatchObject({
      presents: 1,
    })
    expect(await ledger.reserve(sampleCandidate('three'))).toMatchObject({
      kind: 'present',
    })
  })
})
