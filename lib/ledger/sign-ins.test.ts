import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import type { SignIn } from '@/lib/payment/sign-in-port'
import { noonMs, sampleCandidate } from './sample-candidate'
import { sampleRoom } from './sample-room'

const account = '0x1111111111111111111111111111111111111111'
const url = 'https://news.example/articles/1'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

function signIn(name: string, change: Partial<SignIn> = {}): SignIn {
  return {
    id: `sign-in:${name}`,
    requestKey: `request-${name}`,
    site: 'https://news.example',
    seller: 'https://news.example',
    method: 'GET',
    url,
    address: account,
    terms: {
      domain: 'news.example',
      uri: url,
      version: '1',
      chainId: 'eip155:84532',
      nonce: `${name}00000000`,
      issuedAt: '2026-06-02T12:00:00Z',
    },
    purchaseId: null,
    ruleId: null,
    createdAtMs: noonMs,
    outcome: 'none',
    ...change,
  }
}

const inquiry = { requestKey: 'request-a', url, address: account } as const

async function buy(room: ReturnType<typeof sampleRoom>, name = 'one') {
  const purchaseKey = `purchase-${name}`
  await room.ledger.reserve(sampleCandidate(name, { purchaseKey }))
  await room.ledger.handedOver(`payment-${name}`, noonMs)
  const answer = {
    delivery: 'ok',
    code: null,
    status: 200,
    receipt: null,
  } as const
  await room.ledger.answered(`payment-${name}`, answer, noonMs)
}

test('what this account bought on a path is found, and nothing else', async () => {
  const room = sampleRoom()
  const found = async (change: object) =>
    (await room.signIns.look({ ...inquiry, nonce: null, ...change })).purchase
  await room.ledger.reserve(sampleCandidate('one'))
  await room.ledger.handedOver('payment-one', noonMs)
  // Nothing came yet.
  expect(await found({})).toBeUndefined()
  const refused = {
    delivery: 'refused',
    code: 'x',
    status: 402,
    receipt: null,
  } as const
  await room.ledger.answered('payment-one', refused, noonMs)
  expect(await found({})).toBeUndefined()

  await buy(room, 'two')
  expect(await found({})).toMatchObject({ id: 'payment-two' })
  expect(await found({ url: `${url}?page=2` })).toMatchObject({
    id: 'payment-two',
  })
  for (const other of [
    { url: 'https://news.example/articles/2' },
    { url: 'https://other.example/articles/1' },
    { url: 'http://news.example/articles/1' },
    { address: '0x2222222222222222222222222222222222222222' },
  ])
    expect(await found(other)).toBeUndefined()
})

test('each nonce of a seller and each request is written once', async () => {
  const { signIns } = sampleRoom()
  expect(await signIns.add(signIn('a'))).toEqual({ ok: true })
  const known = { ...inquiry, nonce: 'a00000000' }
  expect(await signIns.look(known)).toMatchObject({
    isTried: true,
    isUsed: true,
  })
  const { terms } = signIn('a')
  for (const again of [
    signIn('b', { terms }),
    signIn('c', { requestKey: 'request-a' }),
  ])
    expect(await signIns.add(again)).toEqual({
      ok: false,
      because: 'SIGN_IN_USED',
    })
  // Another seller's nonces are its own.
  const other = signIn('d', { terms, seller: 'https://other.example' })
  expect(await signIns.add(other)).toEqual({ ok: true })
  const both = [signIn('e'), signIn('f', { terms: signIn('e').terms })]
  const added = await Promise.all(both.map((one) => signIns.add(one)))
  expect(added.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a seller has sixty a minute', async () => {
  const { signIns } = sampleRoom()
  for (let n = 0; n < 60; n++)
    expect(await signIns.add(signIn(`n${n}x`))).toEqual({ ok: true })
  expect(await signIns.add(signIn('more'))).toEqual({
    ok: false,
    because: 'SIGN_IN_MANY',
  })
  const later = signIn('later', { createdAtMs: noonMs + 60_001 })
  expect(await signIns.add(later)).toEqual({ ok: true })
})

test('one that was edited, and any while locked, is not there to be signed', async () => {
  const { signIns } = sampleRoom()
  await signIns.add(signIn('a'))
  expect(await signIns.get('sign-in:a')).toEqual(signIn('a'))
  expect(
    await sampleRoom({ sealKey: async () => null }).signIns.get('sign-in:a'),
  ).toBeUndefined()
  const locked = sampleRoom({ sealKey: async () => null }).signIns
  expect(await locked.add(signIn('b'))).toEqual({
    ok: false,
    because: 'LOCKED',
  })

  const db = await openDB('tuppence-ledger')
  const row = await db.get('signIns', 'sign-in:a')
  for (const edited of [
    { ...row, terms: { ...row.terms, domain: 'bank.example' } },
    { ...row, terms: { ...row.terms, more: 'x' } },
    { ...row, url: 'https://bank.example/' },
    { ...row, address: '0x2222222222222222222222222222222222222222' },
  ]) {
    await db.put('signIns', edited)
    expect(await signIns.get('sign-in:a')).toBeUndefined()
  }
  db.close()
})

test('what came back is kept once, and told of the payment it opened again', async () => {
  const room = sampleRoom()
  await buy(room)
  const { signIns } = room
  await signIns.add(signIn('a', { purchaseId: 'payment-one' }))
  await signIns.add(signIn('b', { purchaseId: 'payment-one' }))
  await signIns.add(signIn('c', { purchaseId: 'payment-gone' }))
  await signIns.answered('sign-in:a', 'ok', noonMs + 5)
  await signIns.answered('sign-in:a', 'refused', noonMs + 6)
  await signIns.answered('sign-in:b', 'refused', noonMs + 7)
  await signIns.answered('sign-in:c', 'ok', noonMs + 8)
  await signIns.answered('sign-in:never', 'ok', noonMs + 9)
  expect(await signIns.get('sign-in:a')).toMatchObject({ outcome: 'ok' })
  const events = await room.ledger.events('payment-one')
  expect(events.filter(({ kind }) => kind === 'reopened')).toEqual([
    {
      paymentId: 'payment-one',
      atMs: noonMs + 5,
      kind: 'reopened',
      detail: '',
    },
  ])
  expect(await room.audit()).toBe('sound')
})

test('who was shown the address, the latest first', async () => {
  const { signIns } = sampleRoom()
  expect(await signIns.bySeller()).toEqual([])
  const other = 'https://other.example'
  await signIns.add(signIn('a'))
  await signIns.add(signIn('b', { seller: other, createdAtMs: noonMs + 1 }))
  await signIns.add(signIn('c', { createdAtMs: noonMs + 2 }))
  await signIns.add(signIn('d', { seller: other, createdAtMs: noonMs + 3 }))
  await signIns.add(signIn('e', { seller: other, createdAtMs: noonMs + 4 }))
  expect(await signIns.bySeller()).toEqual([
    { seller: other, count: 3, lastAtMs: noonMs + 4 },
    { seller: 'https://news.example', count: 2, lastAtMs: noonMs + 2 },
  ])
})

test('after 400 days one leaves with the next that comes', async () => {
  const { signIns } = sampleRoom()
  await signIns.add(signIn('old'))
  const createdAtMs = noonMs + 401 * 86_400_000
  await signIns.add(signIn('new', { createdAtMs }))
  expect(await signIns.get('sign-in:old')).toBeUndefined()
  expect(await signIns.get('sign-in:new')).toBeDefined()
})
