import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../json'
import { readSignIn, signInOf } from './read'
import { offered, url, where } from './samples'

const because = (info: JsonObject, extension: JsonObject = {}) => {
  const read = readSignIn(offered(info, extension), where)
  return read.ok ? 'ok' : read.because
}

test('what an honest seller offers, with every field as it came', () => {
  const info = {
    statement: 'Open your articles again.',
    expirationTime: '2026-11-21T13:04:00+01:00',
    notBefore: '2026-11-21T11:59:00Z',
    requestId: 'r-1',
    resources: [url],
  }
  expect(readSignIn(offered(info), where)).toEqual({
    ok: true,
    terms: {
      domain: 'shop.example:8443',
      uri: 'https://shop.example:8443/articles/otters',
      version: '1',
      chainId: 'eip155:8453',
      nonce: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
      issuedAt: '2026-11-21T11:59:58.120Z',
      ...info,
    },
  })
})

test('fields nobody knows and nulls are passed over', () => {
  expect(because({ statement: null, later: [{}] }, { more: 1 })).toBe('ok')
})

test('there is none where the extension is none', () => {
  expect(signInOf(null)).toBeNull()
  expect(signInOf({ 'sign-in-with-x': [] })).toBeNull()
  expect(signInOf({ 'sign-in-with-x': {} })).toEqual({})
  expect(readSignIn({}, where)).toEqual({ ok: false, because: 'SIGN_IN_SHAPE' })
})

describe('a chain', () => {
  const chain = (...supportedChains: JsonObject[]) =>
    readSignIn(offered({}, { supportedChains }), where)
  const eip191 = { type: 'eip191' }

  test('is the preferred one that the seller takes', () => {
    expect(
      chain(
        { chainId: 'solana:5eykt4', type: 'ed25519' },
        { chainId: 'eip155:84532', ...eip191 },
        { chainId: 'eip155:8453', ...eip191, signatureScheme: 'eip191' },
      ),
    ).toMatchObject({
      terms: { chainId: 'eip155:8453', signatureScheme: 'eip191' },
    })
  })

  test('of drafts stands in info', () => {
    const info = { chainId: 'eip155:84532', type: 'eip191' }
    const { supportedChains: _, ...draft } = offered(info)
    expect(readSignIn(draft, where)).toMatchObject({
      terms: { chainId: 'eip155:84532' },
    })
  })

  test.each([
    [],
    [{ chainId: 'solana:5eykt4', type: 'ed25519' }],
    [{ chainId: 'eip155:8453', type: 'ed25519' }],
    [{ chainId: 'eip155:8453' }],
    [{ chainId: 'eip155:99', ...eip191 }],
    [{ chainId: 'eip155:8453', ...eip191, signatureScheme: 'eip1271' }],
  ])('of another kind is none: %j', (...chains) => {
    expect(chain(...(chains as JsonObject[]))).toEqual({
      ok: false,
      because: 'SIGN_IN_CHAIN',
    })
  })
})

const long = 'x'.repeat(501)
const own = 'https://shop.example:8443'

/** What a seller may try, and why it is not signed. */
const refused: [JsonObject, string][] = [
  [{ domain: 'bank.example' }, 'SIGN_IN_DOMAIN'],
  [{ domain: 'shop.example' }, 'SIGN_IN_DOMAIN'],
  [{ domain: 'SHOP.example:8443' }, 'SIGN_IN_DOMAIN'],
  [{ domain: 'shop.example:8443 ' }, 'SIGN_IN_DOMAIN'],
  [{ domain: 'shop.example:8443\nbank.example' }, 'SIGN_IN_DOMAIN'],
  [{ domain: '' }, 'SIGN_IN_DOMAIN'],
  [{ domain: 7 }, 'SIGN_IN_SHAPE'],
  [{ uri: 'https://bank.example/' }, 'SIGN_IN_URI'],
  [{ uri: 'http://shop.example:8443/' }, 'SIGN_IN_URI'],
  [{ uri: 'https://shop.example/' }, 'SIGN_IN_URI'],
  [{ uri: 'https://shop.example:8443@bank.example/' }, 'SIGN_IN_URI'],
  [{ uri: 'https://me@shop.example:8443/' }, 'SIGN_IN_URI'],
  [{ uri: `${own}/\nNonce: 12345678` }, 'SIGN_IN_URI'],
  [{ uri: `${own}/ x` }, 'SIGN_IN_URI'],
  [{ uri: ` ${own}/` }, 'SIGN_IN_URI'],
  [{ uri: `${own}/ö` }, 'SIGN_IN_URI'],
  [{ uri: 'https:\\\\shop.example:8443\\' }, 'SIGN_IN_URI'],
  [{ uri: 'https:shop.example:8443' }, 'SIGN_IN_URI'],
  [{ uri: '/articles/otters' }, 'SIGN_IN_URI'],
  [{ uri: `${own}/${'x'.repeat(2048)}` }, 'SIGN_IN_URI'],
  [{ uri: null }, 'SIGN_IN_SHAPE'],
  [{ version: '2' }, 'SIGN_IN_VERSION'],
  [{ version: 1 }, 'SIGN_IN_SHAPE'],
  [{ nonce: '1234567' }, 'SIGN_IN_NONCE'],
  [{ nonce: 'x'.repeat(65) }, 'SIGN_IN_NONCE'],
  [{ nonce: '12345678\n' }, 'SIGN_IN_NONCE'],
  [{ nonce: '1234-5678' }, 'SIGN_IN_NONCE'],
  [{ issuedAt: 'today' }, 'SIGN_IN_SHAPE'],
  [{ issuedAt: '2026-11-21T11:59:58Z\nRequest ID: 1' }, 'SIGN_IN_SHAPE'],
  [{ issuedAt: '2026-11-21T11:54:59Z' }, 'SIGN_IN_STALE'],
  [{ issuedAt: '2026-11-21T12:05:01Z' }, 'SIGN_IN_STALE'],
  [{ expirationTime: '2026-11-21T12:00:00Z' }, 'SIGN_IN_EXPIRED'],
  [{ expirationTime: '2026-11-21T12:10:00Z' }, 'SIGN_IN_LONG'],
  [{ expirationTime: 'never' }, 'SIGN_IN_SHAPE'],
  [{ notBefore: '2026-11-21T12:05:01Z' }, 'SIGN_IN_EARLY'],
  [{ notBefore: 0 }, 'SIGN_IN_SHAPE'],
  [{ statement: 'a\nb' }, 'SIGN_IN_STATEMENT'],
  [{ statement: 'a\rb' }, 'SIGN_IN_STATEMENT'],
  [{ statement: 'a\tb' }, 'SIGN_IN_STATEMENT'],
  [{ statement: 'a\u2028b' }, 'SIGN_IN_STATEMENT'],
  [{ statement: 'a\u202eb' }, 'SIGN_IN_STATEMENT'],
  [{ statement: 'a\u200bb' }, 'SIGN_IN_STATEMENT'],
  [{ statement: 'a\ud800b' }, 'SIGN_IN_STATEMENT'],
  [{ statement: long }, 'SIGN_IN_STATEMENT'],
  [{ statement: '' }, 'SIGN_IN_STATEMENT'],
  [{ statement: { a: 1 } }, 'SIGN_IN_SHAPE'],
  [{ requestId: 'a b' }, 'SIGN_IN_REQUEST_ID'],
  [{ requestId: 'a\nb' }, 'SIGN_IN_REQUEST_ID'],
  [{ requestId: '' }, 'SIGN_IN_REQUEST_ID'],
  [{ resources: ['https://bank.example/'] }, 'SIGN_IN_RESOURCES'],
  [{ resources: [`${own}/\n- https://bank.example/`] }, 'SIGN_IN_RESOURCES'],
  [{ resources: Array(6).fill(`${own}/`) }, 'SIGN_IN_RESOURCES'],
  [{ resources: [7] }, 'SIGN_IN_SHAPE'],
  [{ resources: 'x' }, 'SIGN_IN_SHAPE'],
]

test.each(refused)('not signed: %j', (info, code) => {
  expect(because(info)).toBe(code)
})

test('bounds are held to the millisecond', () => {
  expect(because({ issuedAt: '2026-11-21T11:55:00Z' })).toBe('ok')
  expect(because({ issuedAt: '2026-11-21T12:05:00Z' })).toBe('ok')
  expect(because({ expirationTime: '2026-11-21T12:09:58.120Z' })).toBe('ok')
  expect(because({ expirationTime: '2026-11-21T12:09:58.121Z' })).toBe(
    'SIGN_IN_LONG',
  )
  expect(readSignIn(offered(), { ...where, nowMs: Number.NaN })).toMatchObject({
    because: 'SIGN_IN_STALE',
  })
})

test('a default port and an upper-case scheme are the same site', () => {
  const home = { ...where, url: 'https://shop.example/x' }
  const info = { domain: 'shop.example', uri: 'https://shop.example/x' }
  expect(readSignIn(offered(info), home).ok).toBe(true)
})
