import { expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../../json'
import { readOffers } from './read-offers'
import {
  didJwk,
  entry,
  jwsOf,
  offer,
  payee,
  typed,
  where,
  withOffers,
} from './samples'

const accepts = [entry]

function readOne(signed: JsonValue, more: object = {}) {
  return readOffers(withOffers(signed), accepts, { ...where, ...more })[0]
}

test('a typed offer of the payee is true', () => {
  expect(readOne(typed(offer))).toEqual({
    kind: 'true',
    format: 'eip712',
    signer: payee,
    bond: 'payee',
    validUntil: offer.validUntil,
    raw: JSON.stringify(typed(offer)),
  })
})

test.each(['EdDSA', 'ES256', 'ES256K'] as const)(
  'a JWS by %s is true of a key that vouches for itself',
  (alg) => {
    const signer = didJwk(alg)
    const self = { kind: 'true', format: 'jws', signer, bond: 'self' }
    expect(readOne(jwsOf(alg, offer))).toMatchObject(self)
    expect(readOne(jwsOf(alg, offer), { signers: [signer] })).toMatchObject({
      kind: 'true',
      bond: 'known',
    })
    expect(readOne(jwsOf(alg, offer), { signers: [payee] })).toMatchObject({
      kind: 'false',
      because: 'OTHER_SIGNER',
    })
  },
)

test('no end, whether left out or 0, is no end', () => {
  const { validUntil: _, ...endless } = offer
  expect(readOne(jwsOf('EdDSA', endless))).toMatchObject({
    kind: 'true',
    validUntil: null,
  })
  const zero = typed({ ...offer, validUntil: 0 })
  expect(readOne(zero)).toMatchObject({ kind: 'true', validUntil: null })
  expect(readOne({ ...zero, payload: endless })).toMatchObject({
    kind: 'true',
    validUntil: null,
  })
})

test('a version nobody knows yet is not judged', () => {
  const next = { ...offer, version: 2 }
  for (const signed of [typed(next), jwsOf('EdDSA', next)])
    expect(readOne(signed)).toMatchObject({
      kind: 'cannot-check',
      because: 'UNKNOWN_VERSION',
    })
})

const { signature: whole } = typed(offer)

test.each<JsonObject>([
  { format: 'eip712' },
  { format: 'jws' },
  { format: 'eip712', payload: offer, signature: '0x' },
  { format: 'eip712', payload: offer, signature: `${whole}00` },
  { format: 'eip712', payload: offer, signature: `0x${'f'.repeat(128)}1d` },
  { format: 'eip712', payload: [], signature: `${whole}` },
  {
    format: 'eip712',
    payload: { ...offer, version: '1' },
    signature: `${whole}`,
  },
  {
    format: 'eip712',
    payload: { ...offer, validUntil: -1 },
    signature: `${whole}`,
  },
  {
    format: 'eip712',
    payload: { ...offer, validUntil: 2 ** 53 },
    signature: `${whole}`,
  },
  {
    format: 'eip712',
    payload: { ...offer, amount: 10_000 },
    signature: `${whole}`,
  },
  { format: 'jws', signature: 'e30.e30' },
  { format: 'jws', signature: 'e30.e30.AA' },
  { format: 'jws', signature: 'A.A.A' },
  { format: 'jws', signature: 'x'.repeat(8193) },
])('the misshapen %j is false', (signed) => {
  expect(readOne(signed)).toMatchObject({
    format: signed.format,
    kind: 'false',
    signer: null,
    because: 'BAD_SHAPE',
    validUntil: null,
  })
})

test('a signature nobody can have made is false', () => {
  const signature = `0x${'00'.repeat(64)}1b`
  expect(
    readOne({ format: 'eip712', payload: offer, signature }),
  ).toMatchObject({ kind: 'false', signer: null, because: 'BAD_SIGNATURE' })
})

test.each<[string, JsonObject | null]>([
  ['no extensions', null],
  ['other extensions', { bazaar: {} }],
  ['no info', { 'offer-receipt': {} }],
  ['no offers', { 'offer-receipt': { info: {} } }],
  ['offers that are no list', { 'offer-receipt': { info: { offers: 'x' } } }],
  ['an unknown format', withOffers({ ...typed(offer), format: 'cose' })],
  ['no objects', withOffers(null, 7, 'x', [])],
])('%s: nothing signed', (_, extensions) => {
  expect(readOffers(extensions, accepts, where)).toEqual([null])
})

test('a true offer is not hidden by a false one beside it', () => {
  const junk = { format: 'jws', signature: 'x', acceptIndex: 0 }
  for (const offers of [
    [junk, typed(offer)],
    [typed(offer), junk],
  ])
    expect(readOffers(withOffers(...offers), accepts, where)[0]?.kind).toBe(
      'true',
    )
})

test('what was signed is kept as it came, and not without end', () => {
  const jws = jwsOf('EdDSA', offer)
  expect(readOne({ ...jws, acceptIndex: 0 })?.raw).toBe(jws.signature)
  const huge = { ...typed(offer), more: ['x'.repeat(8000), 'y'.repeat(16_000)] }
  expect(readOne(huge)).toMatchObject({
    kind: 'true',
    raw: JSON.stringify(huge).slice(0, 16_384),
  })
})

test('at most 64 offers are read, in time', () => {
  const many = Array<JsonObject>(64).fill(jwsOf('ES256', offer))
  const read = (...offers: JsonObject[]) =>
    readOffers(withOffers(...offers), Array(64).fill(entry), where)
  const spoilt = { format: 'jws', signature: 'x' }
  expect(read(...many).every((one) => one?.kind === 'true')).toBe(true)
  expect(read(...Array(64).fill(spoilt), typed(offer))[0]?.kind).toBe('false')
})
