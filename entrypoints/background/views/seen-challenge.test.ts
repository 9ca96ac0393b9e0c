import { expect, test } from 'vitest'
import type { Seen } from '@/lib/session/seen-record'
import { challengeIn } from './seen-challenge'

const entry = { scheme: 'exact', network: 'eip155:8453', amount: '1' }
const challenge = JSON.stringify({ x402Version: 2, accepts: [entry] })
const seen: Seen = {
  id: 'r1',
  tabId: 1,
  kind: 'open',
  method: 'GET',
  url: 'https://b.test/',
  site: null,
  headers: [{ name: 'payment-required', value: btoa(challenge) }],
  status: 402,
  isAnswer: false,
  questionId: null,
  words: {},
  became: null,
  atMs: 0,
  claimedAtMs: null,
  decidedAtMs: null,
}

test('default: decoded beside raw', () => {
  const found = challengeIn(seen)
  expect(found).toMatchObject({
    source: 'header',
    raw: btoa(challenge),
    because: null,
  })
  expect(JSON.parse(found.decoded ?? '')).toEqual(JSON.parse(challenge))
})

test.each<[string, Partial<Seen>]>([
  ['NOT_X402', { headers: [] }],
  ['NOT_X402', { headers: [], words: { body: 'Pay us' } }],
  ['NOT_X402', { headers: [{ name: 'x-payment-required', value: 'true' }] }],
  ['BAD_BASE64', { headers: [{ name: 'payment-required', value: '%' }] }],
  ['INSECURE', { url: 'http://b.test/' }],
  // Nobody read it, so nobody can say that it is not x402.
  ['NO_OBSERVATION', { headers: null }],
  [
    'CANNOT_REPEAT',
    { headers: null, became: { kind: 'left', because: 'CANNOT_REPEAT' } },
  ],
])('%s: %j', (because, change) => {
  expect(challengeIn({ ...seen, ...change }).because).toBe(because)
})

test('the browser’s record counts more than the page’s word for it', () => {
  const words = { header: btoa('{"x402Version":2,"accepts":[]}') }
  expect(challengeIn({ ...seen, words }).because).toBeNull()
  expect(challengeIn({ ...seen, headers: null, words }).because).toBe(
    'NO_OFFERS',
  )
})
