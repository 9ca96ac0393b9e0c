import { expect, test } from 'vitest'
import type { Challenge } from './challenge'
import { hashJson, hashTerms, withoutFragment } from './hash'
import type { JsonObject, JsonValue } from './json'
import { v2Entry, v2Required } from './samples'

const where = { url: 'https://api.example.com/premium-data?a=1', method: 'GET' }

const challenge: Challenge = {
  version: 2,
  accepts: [v2Entry],
  resource: v2Required.resource,
  extensions: {},
  error: null,
}

test('hashes with SHA-256', () => {
  // printf '{"a":1}' | sha256sum
  expect(hashJson({ a: 1 })).toBe(
    '015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862',
  )
})

test('asking for the same is the same', () => {
  const hash = hashTerms(challenge, where)
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  const backwards = Object.fromEntries(Object.entries(v2Entry).reverse())
  const again: Challenge = {
    ...challenge,
    accepts: [backwards],
    extensions: { 'sign-in-with-x': { info: { nonce: 'fresh' } } },
    error: 'Payment required',
  }
  expect(hashTerms(again, { ...where, url: `${where.url}#part` })).toBe(hash)
})

test.each<[string, Partial<Challenge>, Partial<typeof where>]>([
  ['version', { version: 1 }, {}],
  ['an amount', { accepts: [entry({ amount: '10001' })] }, {}],
  ['a recipient', { accepts: [entry({ payTo: '0x0' })] }, {}],
  ['an unknown key', { accepts: [entry({ memo: 'x' })] }, {}],
  ['a further offer', { accepts: [v2Entry, v2Entry] }, {}],
  ['the resource', { resource: { url: 'https://x.test' } }, {}],
  ['the URL', {}, { url: `${where.url}0` }],
  ['the method', {}, { method: 'POST' }],
])('another %s is other terms', (_, change, elsewhere) => {
  expect(
    hashTerms({ ...challenge, ...change }, { ...where, ...elsewhere }),
  ).not.toBe(hashTerms(challenge, where))
})

test('no terms have a hash of their own', () => {
  expect(hashTerms(null, where)).not.toBe(hashTerms(challenge, where))
  expect(hashTerms(null, where)).not.toBe(
    hashTerms(null, { ...where, method: 'PUT' }),
  )
})

test('a fragment ends a URL, and only the first # begins it', () => {
  expect(withoutFragment('https://x.test/a?b#c#d')).toBe('https://x.test/a?b')
  expect(withoutFragment('https://x.test/')).toBe('https://x.test/')
})

function entry(change: JsonObject): JsonValue {
  return { ...v2Entry, ...change }
}
