import { expect, test } from 'vitest'
import type { JsonValue } from './json'
import { readHeader, readHeaders } from './read-header'
import { base64Json, v1Entry, v1Required, v2Entry, v2Required } from './samples'

const text = JSON.stringify(v2Required)
const value = base64Json(v2Required)

function because(header: string): string | undefined {
  const read = readHeader(header)
  return read.ok ? undefined : read.because
}

test('reads a v2 challenge and keeps every value of it', () => {
  expect(readHeader(value)).toEqual({
    ok: true,
    challenge: {
      version: 2,
      accepts: [v2Entry],
      resource: v2Required.resource,
      extensions: {},
      error: 'Payment required',
    },
  })
})

test('keeps unknown keys and the order of keys, for the echo', () => {
  const entry = { z: 1, ...v2Entry, a: null, extra: { b: [], a: { c: '₮' } } }
  const read = readHeader(base64Json({ ...v2Required, accepts: [entry] }))
  expect(read.ok && JSON.stringify(read.challenge.accepts[0])).toBe(
    JSON.stringify(entry),
  )
})

test.each([
  ['base64url', value.replaceAll('+', '-').replaceAll('/', '_')],
  ['no padding', value.replace(/=+$/, '')],
  ['whitespace around', ` \t${value}\r\n`],
  ['never encoded', text],
  ['never encoded, whitespace around', `  ${text} `],
  ['a byte order mark inside', Buffer.from(`\ufeff${text}`).toString('base64')],
])('reads it with %s', (_, header) => {
  expect(readHeader(header)).toEqual(readHeader(value))
  expect(readHeader(header).ok).toBe(true)
})

test('the sample exercises both letters of base64url', () => {
  const url = { ...v2Required, error: '~~~???>>>ÿÿÿ' }
  const header = base64Json(url)
  expect(header).toMatch(/[+]/)
  expect(header).toMatch(/[/]/)
  expect(
    readHeader(header.replaceAll('+', '-').replaceAll('/', '_')),
  ).toMatchObject({ ok: true, challenge: { error: url.error } })
})

test.each([
  ['BAD_BASE64', ''],
  ['BAD_BASE64', '   '],
  ['BAD_BASE64', 'not base64!'],
  ['BAD_BASE64', `${value.slice(0, 8)} ${value.slice(8)}`],
  ['BAD_BASE64', 'AAAAA'],
  ['BAD_BASE64', '===='],
  ['BAD_BASE64', '<html>'],
  ['BAD_UTF8', Buffer.from([0x7b, 0xff, 0x7d]).toString('base64')],
  ['BAD_UTF8', Buffer.from([0xc0, 0x80]).toString('base64')],
  ['BAD_JSON', 'AAAA'],
  ['BAD_JSON', `${text}x`],
  ['BAD_JSON', text.slice(0, -1)],
  ['BAD_JSON', text.replace('60', '1e999')],
  ['BAD_SHAPE', base64Json(null)],
  ['BAD_SHAPE', base64Json([v2Required])],
  ['BAD_SHAPE', base64Json('text')],
  ['BAD_SHAPE', base64Json({ x402Version: 2 })],
  ['BAD_SHAPE', base64Json({ x402Version: 2, accepts: v2Entry })],
  ['NO_OFFERS', base64Json({ x402Version: 2, accepts: [] })],
  ['UNKNOWN_VERSION', base64Json({ ...v2Required, x402Version: 3 })],
  ['UNKNOWN_VERSION', base64Json({ ...v2Required, x402Version: '2.0' })],
  ['UNKNOWN_VERSION', base64Json({ ...v2Required, x402Version: true })],
  ['UNKNOWN_VERSION', base64Json({ accepts: [v2Entry] })],
  ['UNKNOWN_VERSION', base64Json({ ...v2Required, x402Version: 1 })],
])('%s: %s', (code, header) => {
  expect(because(header)).toBe(code)
})

test('a version in quotes is a version', () => {
  expect(readHeader(base64Json({ ...v2Required, x402Version: '2' }))).toEqual(
    readHeader(value),
  )
})

test('v1 in the header counts only when every entry is whole', () => {
  expect(readHeader(base64Json(v1Required))).toMatchObject({
    ok: true,
    challenge: { version: 1, resource: null, extensions: null },
  })
  for (const accepts of [
    [v1Entry, null],
    [{ ...v1Entry, payTo: undefined }],
    [{ ...v1Entry, maxAmountRequired: 1 }],
  ] as JsonValue[])
    expect(because(base64Json({ x402Version: 1, accepts }))).toBe(
      'UNKNOWN_VERSION',
    )
})

test('two headers are two prices', () => {
  expect(readHeaders([])).toBeNull()
  expect(readHeaders([value])).toEqual(readHeader(value))
  expect(readHeaders([value, value])).toEqual({
    ok: false,
    because: 'DUPLICATE_HEADER',
  })
})

test('one header of each version is one price, and v2 is taken', () => {
  const v1 = base64Json(v1Required)
  expect(readHeaders([v1, value])).toEqual(readHeader(value))
  expect(readHeaders([value, v1])).toEqual(readHeader(value))
  for (const values of [
    [v1, v1],
    [value, 'e30'],
    [value, v1, v1],
    [value, value, v1],
  ])
    expect(readHeaders(values)).toEqual({
      ok: false,
      because: 'DUPLICATE_HEADER',
    })
})

test('no offers beside a sign-in is another matter than no offers', () => {
  const bare = { ...v2Required, accepts: [] }
  expect(because(base64Json(bare))).toBe('NO_OFFERS')
  const extensions = { 'sign-in-with-x': { info: {}, schema: {} } }
  expect(because(base64Json({ ...bare, extensions }))).toBe('SIGN_IN_ONLY')
})

test('an error that is no text is left out', () => {
  const read = readHeader(base64Json({ ...v2Required, error: [{ code: 'x' }] }))
  expect(read).toMatchObject({ ok: true, challenge: { error: null } })
})

test('resource and extensions that are no objects are left out', () => {
  const read = readHeader(
    base64Json({ ...v2Required, resource: 'https://x.test', extensions: [] }),
  )
  expect(read).toMatchObject({
    ok: true,
    challenge: { resource: null, extensions: null },
  })
})
