import { expect, test } from 'vitest'
import { headerCaps, jsonCaps, maxBodyChars, maxOffers } from './caps'
import type { JsonValue } from './json'
import { readBody } from './read-body'
import { readHeader } from './read-header'
import { base64Json, v2Entry, v2Required } from './samples'

function outcome(value: JsonValue | string): string {
  const header = typeof value === 'string' ? value : base64Json(value)
  const read = readHeader(header)
  return read.ok ? 'ok' : read.because
}

function nested(depth: number): JsonValue {
  let value: JsonValue = []
  for (let i = 1; i < depth; i++) value = [value]
  return value
}

test('depth: the last level counts, the next is too deep', () => {
  // The object itself and `extensions` are two levels, `extensions.x` the third.
  const deep = (levels: number) =>
    outcome({ ...v2Required, extensions: { x: nested(levels) } })
  expect(deep(jsonCaps.maxDepth - 2)).toBe('ok')
  expect(deep(jsonCaps.maxDepth - 1)).toBe('TOO_DEEP')
})

test('depth is counted before parsing, however deep', () => {
  expect(outcome('{"a":'.repeat(4_000))).toBe('TOO_DEEP')
  expect(outcome(Buffer.from('['.repeat(24_000)).toString('base64'))).toBe(
    'TOO_DEEP',
  )
})

test('brackets inside strings are not depth', () => {
  const error = '[{"'.repeat(200)
  expect(outcome({ ...v2Required, error: `${error}\\` })).toBe('ok')
})

test('keys of one object', () => {
  const keys = (count: number) =>
    outcome({
      ...v2Required,
      extensions: Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`k${i}`, i]),
      ),
    })
  expect(keys(jsonCaps.maxKeys)).toBe('ok')
  expect(keys(jsonCaps.maxKeys + 1)).toBe('TOO_LARGE')
})

test('characters of one string', () => {
  const error = (length: number) =>
    outcome({ ...v2Required, error: 'x'.repeat(length) })
  expect(error(jsonCaps.maxStringChars)).toBe('ok')
  expect(error(jsonCaps.maxStringChars + 1)).toBe('TOO_LARGE')
})

test('a key is a string too', () => {
  const key = 'k'.repeat(jsonCaps.maxStringChars + 1)
  expect(outcome({ ...v2Required, [key]: 1 })).toBe('TOO_LARGE')
})

test('entries of accepts', () => {
  const offers = (count: number) =>
    outcome({ x402Version: 2, accepts: Array(count).fill(1) })
  expect(offers(maxOffers)).toBe('ok')
  expect(offers(maxOffers + 1)).toBe('TOO_MANY_OFFERS')
  expect(offers(1_000)).toBe('TOO_MANY_OFFERS')
})

test('characters of a header and bytes of JSON in it', () => {
  const text = JSON.stringify(v2Required)
  const ofBytes = (bytes: number) =>
    text + ' '.repeat(bytes - Buffer.byteLength(text))
  const encoded = (bytes: number) =>
    Buffer.from(ofBytes(bytes)).toString('base64')
  expect(encoded(headerCaps.maxJsonBytes)).toHaveLength(
    headerCaps.maxHeaderChars,
  )
  expect(outcome(encoded(headerCaps.maxJsonBytes))).toBe('ok')
  expect(outcome(encoded(headerCaps.maxJsonBytes + 1))).toBe('TOO_LARGE')
  expect(outcome('A'.repeat(200_000))).toBe('TOO_LARGE')
})

test('JSON that was never encoded has the same cap in bytes', () => {
  const words = ['₮'.repeat(8_000), '₮'.repeat(300)]
  const text = JSON.stringify({ ...v2Required, words })
  expect(text.length).toBeLessThan(headerCaps.maxJsonBytes)
  expect(outcome(text)).toBe('TOO_LARGE')
  expect(outcome({ ...v2Required, words: words.slice(1) })).toBe('ok')
})

test('characters of a body, which is read no further than that', () => {
  const body = JSON.stringify({ ...v2Required, accepts: [v2Entry] })
  expect(readBody(body.padEnd(maxBodyChars - 1, ' '))?.ok).toBe(true)
  const long = JSON.stringify({ ...v2Required, words: 'x'.repeat(70_000) })
  for (const cut of [long, long.slice(0, maxBodyChars)])
    expect(readBody(cut)).toEqual({ ok: false, because: 'TOO_LARGE' })
})

test.each(['__proto__', 'constructor', 'prototype'])(
  'the key %s is refused anywhere, escaped too',
  (key) => {
    const escaped = `\\u00${key.charCodeAt(0).toString(16)}${key.slice(1)}`
    for (const name of [key, escaped])
      for (const json of [
        `{"x402Version":2,"accepts":[{"extra":{"${name}":{}}}]}`,
        `{"x402Version":2,"accepts":[1],"${name}":1}`,
      ])
        expect(outcome(json)).toBe('FORBIDDEN_KEY')
    expect(outcome({ ...v2Required, error: key })).toBe('ok')
  },
)
