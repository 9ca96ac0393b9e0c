import { secp256k1 } from '@noble/curves/secp256k1.js'
import { expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../../json'
import { readOffers } from './read-offers'
import { entry, jwks, jwsOf, offer, typed, where, withOffers } from './samples'

const accepts = [entry]

function readOne(signed: JsonValue, more: object = {}) {
  return readOffers(withOffers(signed), accepts, { ...where, ...more })[0]
}

test('a key may also be carried, if it is the one named', () => {
  const carrying = (jwk: JsonObject) => jwsOf('ES256', offer, { jwk })
  expect(readOne(carrying(jwks.ES256))).toMatchObject({ kind: 'true' })
  expect(readOne(carrying(jwks.ES256K))).toMatchObject({
    kind: 'false',
    because: 'OTHER_KEY',
  })
  expect(readOne(carrying({ kty: 'EC' }))).toMatchObject({
    kind: 'cannot-check',
    because: 'UNKNOWN_ALGORITHM',
  })
})

test('a carried key can prove a web-named signature false, never true', () => {
  const kid = 'did:web:api.example.com#k'
  const named = jwsOf('ES256', offer, { kid, jwk: jwks.ES256 })
  expect(readOne(named)).toMatchObject({
    kind: 'cannot-check',
    because: 'KEY_ONLINE',
    host: 'api.example.com',
  })
  const other = jwsOf('ES256', offer, { kid, jwk: jwks.ES256K })
  expect(readOne(other)).toMatchObject({
    kind: 'false',
    because: 'BAD_SIGNATURE',
  })
  const dearer = jwsOf('ES256', { ...offer, amount: '1' }, { kid })
  expect(readOne(dearer)).toMatchObject({
    kind: 'false',
    because: 'OTHER_TERMS',
  })
})

test.each<[JsonObject, string, string]>([
  [{ alg: 'none' }, 'false', 'BAD_SIGNATURE'],
  [{ alg: 'ES256K' }, 'false', 'BAD_SIGNATURE'],
  [{ alg: 'RS256' }, 'false', 'BAD_SIGNATURE'],
  [
    { alg: 'HS256', kid: 'did:web:x.test' },
    'cannot-check',
    'UNKNOWN_ALGORITHM',
  ],
  [{ kid: 'did:plc:abc' }, 'cannot-check', 'UNKNOWN_KEY'],
  [{ kid: 'did:key:uAAA' }, 'cannot-check', 'UNKNOWN_ALGORITHM'],
  [{ kid: 'key-1' }, 'false', 'BAD_SHAPE'],
  [{ kid: 7 }, 'false', 'BAD_SHAPE'],
  [{ kid: `did:x:${'a'.repeat(2000)}` }, 'false', 'BAD_SHAPE'],
  [{ kid: 'did:x:\u202e' }, 'false', 'BAD_SHAPE'],
  [{ crit: ['exp'], exp: 1 }, 'false', 'BAD_SHAPE'],
])('a JWS under the header %j: %s, %s', (header, kind, because) => {
  expect(readOne(jwsOf('ES256', offer, header))).toMatchObject({
    kind,
    because,
  })
})

test('a high s is as good, and v may be 0 or 1', () => {
  const [head, body, tail = ''] = String(
    jwsOf('ES256K', offer).signature,
  ).split('.')
  const signature = `${head}.${body}.${Buffer.from(highS(Buffer.from(tail, 'base64url'))).toString('base64url')}`
  expect(readOne({ format: 'jws', signature })).toMatchObject({ kind: 'true' })

  const signed = typed(offer)
  const hex = String(signed.signature)
  const v = hex.endsWith('1b') ? '00' : '01'
  expect(readOne({ ...signed, signature: hex.slice(0, -2) + v })).toMatchObject(
    { kind: 'true' },
  )
})

function highS(rs: Uint8Array): Uint8Array {
  const { r, s } = secp256k1.Signature.fromBytes(rs, 'compact')
  const n = secp256k1.Point.Fn.ORDER
  return new secp256k1.Signature(r, n - s).toBytes('compact')
}
