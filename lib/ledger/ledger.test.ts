import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Answer, Ledger } from '@/lib/payment/ledger-port'
import { noonMs, sampleCandidate } from './sample-candidate'
import { sampleLedger } from './sample-room'

let ledger: Ledger

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  ledger = sampleLedger()
})

const soonMs = noonMs + 1000

const receipt: NonNullable<Answer['receipt']> = {
  success: true,
  transaction: `0x${'ab'.repeat(32)}`,
  network: 'eip155:84532',
  payer: null,
  amount: '10000',
  error: null,
  raw: 'e30=',
}

const ok: Answer = { delivery: 'ok', code: null, status: 200, receipt }
const refused: Answer = {
  delivery: 'refused',
  code: 'insufficient_funds',
  status: 402,
  receipt: null,
}
const lost: Answer = {
  delivery: 'unknown',
  code: null,
  status: null,
  receipt: null,
}

/** Reserves, one second after another, payments of different purchases. */
async function reserveMany(...names: string[]): Promise<void> {
  for (const [at, name] of names.entries())
    await ledger.reserve(
      sampleCandidate(name, {
        purchaseKey: `purchase-${name}`,
        nowMs: noonMs + at * 1000,
      }),
    )
}

/** Reserves one more, as who signs it at once does. */
function reserveToSign() {
  const candidate = sampleCandidate('two', { purchaseKey: 'purchase-two' })
  return ledger.reserve(candidate, { again: false, isHanding: true })
}

const ids = (payments: { id: string }[]) => payments.map(({ id }) => id)

describe('the life of a payment', () => {
  beforeEach(async () => {
    await ledger.reserve(sampleCandidate('one'))
  })

  test('from reservation to receipt is told by its events', async () => {
    await ledger.handedOver('payment-one', soonMs)
    await ledger.answered('payment-one', lost, soonMs)
    await ledger.handedOver('payment-one', soonMs)
    const paid = await ledger.answered('payment-one', ok, soonMs + 5)

    expect(paid).toMatchObject({
      state: 'HANDED',
      delivery: 'ok',
      status: 200,
      receipt,
      presents: 2,
      createdAtMs: noonMs,
      changedAtMs: soonMs + 5,
    })
    expect(await ledger.get('payment-one')).toEqual(paid)
    const events = await ledger.events('payment-one')
    expect(events.map(({ kind, detail }) => `${kind} ${detail}`)).toEqual([
      'reserved you',
      'signed ',
      'presented 1',
      'lost ',
      'presented 2',
      'answered 200',
    ])
  })

  test('ends at VOID when no signature was made', async () => {
    await ledger.voided('payment-one', 'LOCKED', soonMs)
    expect(await ledger.get('payment-one')).toMatchObject({
      state: 'VOID',
      delivery: 'none',
      deliveryCode: 'LOCKED',
    })
    const forbidden = [
      () => ledger.handedOver('payment-one', soonMs),
      () => ledger.answered('payment-one', ok, soonMs),
      () => ledger.voided('payment-one', 'LOCKED', soonMs),
    ]
    for (const step of forbidden)
      await expect(step()).rejects.toMatchObject({ code: 'INTERNAL' })
  })

  test('begins handed over where its signature comes next', async () => {
    const handed = { state: 'HANDED', presents: 1, delivery: 'none' }
    expect(await reserveToSign()).toMatchObject({ payment: handed })
    expect(await ledger.get('payment-two')).toMatchObject(handed)
    const events = await ledger.events('payment-two')
    expect(events.map(({ kind, detail }) => `${kind} ${detail}`)).toEqual([
      'reserved you',
      'signed ',
      'presented 1',
    ])
  })

  test('can still be voided while it is being signed', async () => {
    await reserveToSign()
    await ledger.voided('payment-two', 'LOCKED', soonMs)
    const row = { state: 'VOID', presents: 0, deliveryCode: 'LOCKED' }
    expect(await ledger.get('payment-two')).toMatchObject(row)
    const events = await ledger.events('payment-two')
    expect(events.map(({ kind }) => kind)).toEqual(['reserved', 'voided'])
  })

  test.each([
    ['once there is a signature', () => ledger.signed('payment-two')],
    [
      'by another worker',
      () => {
        ledger = sampleLedger()
      },
    ],
    [
      'once it was answered',
      () => ledger.answered('payment-two', lost, soonMs),
    ],
    ['once it was shown again', () => ledger.handedOver('payment-two', soonMs)],
  ])('is voided no more %s', async (_, happens) => {
    await reserveToSign()
    await happens()
    await expect(
      ledger.voided('payment-two', 'LOCKED', soonMs),
    ).rejects.toMatchObject({ code: 'INTERNAL' })
    expect(await ledger.get('payment-two')).toMatchObject({ state: 'HANDED' })
  })

  test('cannot skip a step or go back', async () => {
    const internal = { code: 'INTERNAL' }
    await expect(
      ledger.answered('payment-one', ok, soonMs),
    ).rejects.toMatchObject(internal)
    await ledger.handedOver('payment-one', soonMs)
    await expect(
      ledger.voided('payment-one', 'LOCKED', soonMs),
    ).rejects.toMatchObject(internal)
    expect(await ledger.get('payment-one')).toMatchObject({ state: 'HANDED' })
  })

  test('does not start without a reservation', async () => {
    const steps = [
      () => ledger.handedOver('nobody', soonMs),
      () => ledger.voided('nobody', 'LOCKED', soonMs),
      () => ledger.answered('nobody', ok, soonMs),
    ]
    for (const step of steps)
      await expect(step()).rejects.toMatchObject({ code: 'INTERNAL' })
    expect(await ledger.get('nobody')).toBeUndefined()
    expect(await ledger.events('nobody')).toEqual([])
  })

  test('knows three presentations', async () => {
    for (const presents of [1, 2, 3])
      expect(await ledger.handedOver('payment-one', soonMs)).toMatchObject({
        presents,
      })
    await expect(
      ledger.handedOver('payment-one', soonMs),
    ).rejects.toMatchObject({ code: 'TOO_MANY_PRESENTS' })
    expect(await ledger.get('payment-one')).toMatchObject({ presents: 3 })
  })

  test('is not presented in its last 15 s', async () => {
    await ledger.handedOver('payment-one', soonMs)
    await ledger.handedOver('payment-one', noonMs + 105_000)
    await expect(
      ledger.handedOver('payment-one', noonMs + 105_001),
    ).rejects.toMatchObject({ code: 'TOO_LATE' })
    expect(await ledger.events('payment-one')).toHaveLength(4)
  })

  test('keeps its delivery whatever is said later', async () => {
    await ledger.handedOver('payment-one', soonMs)
    await ledger.answered('payment-one', { ...ok, receipt: null }, soonMs)
    for (const later of [refused, lost])
      expect(await ledger.answered('payment-one', later, soonMs)).toMatchObject(
        { delivery: 'ok', status: 200, deliveryCode: null },
      )
    expect(await ledger.answered('payment-one', ok, soonMs)).toMatchObject({
      receipt,
    })
    const other = { ...ok, receipt: { ...receipt, amount: '1' } }
    expect(await ledger.answered('payment-one', other, soonMs)).toMatchObject({
      receipt,
    })
    const events = await ledger.events('payment-one')
    expect(events.map(({ kind, detail }) => `${kind} ${detail}`)).toEqual([
      'reserved you',
      'signed ',
      'presented 1',
      'answered 200',
      'answered insufficient_funds',
      'lost ',
      'answered 200',
      'answered 200',
    ])
  })

  test('shows the newest answer until it is delivered', async () => {
    await ledger.handedOver('payment-one', soonMs)
    await ledger.answered('payment-one', refused, soonMs)
    expect(await ledger.get('payment-one')).toMatchObject({
      delivery: 'refused',
      deliveryCode: 'insufficient_funds',
    })
    expect(await ledger.answered('payment-one', ok, soonMs)).toMatchObject({
      delivery: 'ok',
      deliveryCode: null,
      receipt,
    })
  })
})

describe('lists', () => {
  test('go newest first, page after page, without gap or repeat', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    await reserveMany(...names)
    const seen: string[] = []
    for (;;) {
      const before = seen.at(-1)
      const page = await ledger.list({
        limit: 3,
        ...(before !== undefined && { before }),
      })
      if (page.length === 0) break
      seen.push(...ids(page))
    }
    expect(seen).toEqual(names.reverse().map((name) => `payment-${name}`))
  })

  test('order payments of one millisecond by id', async () => {
    for (const name of ['b', 'c', 'a'])
      await ledger.reserve(sampleCandidate(name, { purchaseKey: name }))
    const [first] = await ledger.list({ limit: 1 })
    expect(first?.id).toBe('payment-c')
    expect(ids(await ledger.list({ before: 'payment-c', limit: 9 }))).toEqual([
      'payment-b',
      'payment-a',
    ])
  })

  test('end at a row that is not there, and at a limit of none', async () => {
    await reserveMany('a')
    expect(await ledger.list({ before: 'nobody', limit: 9 })).toEqual([])
    expect(await ledger.list({ limit: 0 })).toEqual([])
  })
})

test('a request finds its payment, and not one that was voided', async () => {
  expect(await ledger.ofRequest('request-one')).toBeUndefined()
  await ledger.reserve(sampleCandidate('one'))
  expect((await ledger.ofRequest('request-one'))?.id).toBe('payment-one')
  await ledger.voided('payment-one', 'LOCKED', soonMs)
  expect(await ledger.ofRequest('request-one')).toBeUndefined()
})

describe('what a site took', () => {
  const usdc = {
    network: 'eip155:84532',
    asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
  }

  test('counts all that is not known to be unspent', async () => {
    await reserveMany('armed', 'handed', 'refused', 'void')
    await ledger.handedOver('payment-handed', soonMs)
    await ledger.handedOver('payment-refused', soonMs)
    await ledger.answered('payment-refused', refused, soonMs)
    await ledger.voided('payment-void', 'LOCKED', soonMs)
    const site = 'https://news.example'
    expect(await ledger.takenBy(site, 0)).toEqual([
      { ...usdc, amount: '30000' },
    ])
    expect(await ledger.takenBy(site, noonMs + 1000)).toEqual([
      { ...usdc, amount: '20000' },
    ])
    expect(await ledger.takenBy(site, noonMs + 2001)).toEqual([])
    expect(await ledger.takenBy('https://news.exampl', 0)).toEqual([])
  })

  test('is exact beyond 2^53 and told token by token', async () => {
    const huge = '9007199254740993'
    const dust = sampleCandidate('dust', { purchaseKey: 'dust', value: '1' })
    dust.intent.asset = '0x036cbd53842c5426634e7929541ec2318f3dcf7e'
    const mainnet = sampleCandidate('main', { purchaseKey: 'main' })
    mainnet.intent.network = 'eip155:8453'
    await ledger.reserve(sampleCandidate('huge', { value: huge }))
    await ledger.reserve(dust)
    await ledger.reserve(mainnet)
    const taken = await ledger.takenBy('https://news.example', 0)
    expect(
      taken.map(({ network, amount }) => [network, amount]).sort(),
    ).toEqual([
      ['eip155:8453', '10000'],
      ['eip155:84532', '9007199254740994'],
    ])
  })
})

test('a recipient is known by the counted payments of the site', async () => {
  const site = 'https://news.example'
  const payTo = '0xabCDEF1234567890ABcDEF1234567890aBCDeF12'
  const other = `0x${'22'.repeat(20)}` as const
  const reserve = (name: string, changes: object) =>
    ledger.reserve(sampleCandidate(name, { purchaseKey: name, ...changes }))

  expect(await ledger.recipient(site, payTo)).toEqual({
    toThis: 0,
    hasOthers: false,
  })
  await reserve('a', {})
  await reserve('b', { to: payTo.toLowerCase() })
  await reserve('c', { to: other })
  await reserve('d', { to: other })
  await reserve('e', { site: 'https://news.example.org' })
  await ledger.voided('payment-d', 'LOCKED', soonMs)
  expect(await ledger.recipient(site, payTo)).toEqual({
    toThis: 2,
    hasOthers: true,
  })
  expect(await ledger.recipient(site, other)).toEqual({
    toThis: 1,
    hasOthers: true,
  })
})

test('wiping leaves nothing, and the ledger goes on', async () => {
  await reserveMany('a', 'b')
  await ledger.wipe()
  expect(await ledger.list({ limit: 9 })).toEqual([])
  expect(await ledger.events('payment-a')).toEqual([])
  const earlier = sampleCandidate('a', { nowMs: noonMs - 1000 })
  expect(await ledger.reserve(earlier)).toMatchObject({
    kind: 'reserved',
    payment: { createdAtMs: noonMs - 1000 },
  })
})
