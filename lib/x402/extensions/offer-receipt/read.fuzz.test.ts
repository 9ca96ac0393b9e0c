import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isJsonObject, type JsonObject, type JsonValue } from '../../json'
import { readOffers } from './read-offers'
import { readReceipt } from './read-receipt'
import {
  didJwk,
  entry,
  jwks,
  jwsOf,
  offer,
  payee,
  receipt,
  typed,
  where,
  withOffers,
  withReceipt,
} from './samples'

const agreed = {
  ...where,
  network: 'eip155:8453',
  payTo: payee,
  payer: '0x857b06519E91e3A54538791bDbb0E22373e36b66',
  transaction: null,
  paidAt: receipt.issuedAt,
} as const

const algs = ['EdDSA', 'ES256', 'ES256K'] as const
const signed = {
  offers: [typed(offer), ...algs.map((alg) => jwsOf(alg, offer))],
  receipts: [typed(receipt), ...algs.map((alg) => jwsOf(alg, receipt))],
}

const word = fc.constantFrom<JsonValue>(
  ...[null, true, 0, -1, 1.5, 2 ** 60, '', '0x', 'jws', 'eip712', 'e30.e30.AA'],
  ...[
    'https://',
    'http://a:b@[::1]/',
    '\ud800',
    'x'.repeat(9000),
    `0x${'0'.repeat(130)}`,
  ],
  ...[[], {}, [[{}]], entry, where.url, offer],
)
const json = fc.json({ maxDepth: 3 }).map((text): JsonValue => JSON.parse(text))

/** An object with some of the names that are looked for. */
const named = (names: readonly string[], maxKeys = 4) =>
  fc.dictionary(fc.constantFrom(...names), fc.oneof(word, fc.nat(), json), {
    maxKeys,
  })
/** The words of an offer or a receipt, with a value or two of another kind. */
const payload = fc
  .tuple(
    fc.constantFrom<JsonObject>(offer, receipt, {}),
    named([...Object.keys(offer), ...Object.keys(receipt)], 2),
  )
  .map(([whole, bent]): JsonObject => ({ ...whole, ...bent }))
/** Left out four times of five: most of what it may be ends the reading. */
const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: value },
  )
const header = fc.record(
  {
    alg: fc.constantFrom<JsonValue>(...algs, 'none', 'RS256', 7),
    kid: fc.constantFrom<JsonValue>(
      ...algs.map(didJwk),
      ...['did:key:z6Mk', 'did:jwk:e30', 'did:web:a%3A1', 'did:pkh:x', 'k', 0],
    ),
    jwk: seldom(
      fc.oneof(fc.constantFrom<JsonValue>(...Object.values(jwks)), word),
    ),
    crit: seldom(word),
  },
  { requiredKeys: ['alg', 'kid'] },
)
const elsewhere = 'https://elsewhere.example/'
const text64 = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url')

const tail = fc.oneof(
  fc.constantFrom('', 'AA', 'A'.repeat(86), 'A'.repeat(88)),
  fc.base64String({ maxLength: 9 }),
)

/** What looks like an offer or a receipt; none of it was ever signed. */
const unsigned: fc.Arbitrary<JsonValue> = fc.oneof(
  json,
  named(['format', 'payload', 'signature', 'acceptIndex']),
  fc.record({ format: fc.constant('eip712'), payload, signature: word }),
  fc
    .tuple(
      header,
      fc.oneof(
        { weight: 2, arbitrary: payload },
        {
          weight: 4,
          arbitrary: fc.constantFrom<JsonValue>(
            ...[offer, { ...offer, resourceUrl: elsewhere }],
            ...[
              { ...offer, amount: '1' },
              { ...receipt, payer: payee },
            ],
            ...[receipt, { ...receipt, resourceUrl: elsewhere }],
            ...[
              { ...receipt, network: 'eip155:1' },
              { ...receipt, issuedAt: 1 },
            ],
          ),
        },
        { weight: 1, arbitrary: json },
      ),
      tail,
    )
    .map(([head, body, tail]) => ({
      format: 'jws',
      signature: `${text64(head)}.${text64(body)}.${tail}`,
    })),
)

test('90,000 unsigned words: never a crash, never true', () => {
  const seen = { offers: new Set<string>(), receipts: new Set<string>() }
  fc.assert(
    fc.property(unsigned, (value) => {
      const [found] = readOffers(withOffers(value), [entry], where)
      const attested = readReceipt(withReceipt(value), agreed)
      for (const [read, codes] of [
        [found, seen.offers],
        [attested, seen.receipts],
      ] as const) {
        if (!read) continue
        if (read.kind === 'true') throw new Error(JSON.stringify(read))
        codes.add(read.because)
      }
    }),
    { numRuns: 90_000 },
  )
  // The generator reaches what it is for.
  expect([...seen.offers]).toEqual(
    expect.arrayContaining([
      ...['BAD_SHAPE', 'BAD_SIGNATURE', 'OTHER_TERMS', 'OTHER_RESOURCE'],
      ...['KEY_ELSEWHERE', 'UNKNOWN_KEY', 'UNKNOWN_ALGORITHM'],
    ]),
  )
  expect([...seen.receipts]).toEqual(
    expect.arrayContaining([
      ...['BAD_SHAPE', 'BAD_SIGNATURE', 'OTHER_PAYER', 'OTHER_TIME'],
      ...['OTHER_NETWORK', 'OTHER_RESOURCE', 'KEY_ELSEWHERE'],
    ]),
  )
})

test('2,000 signed words, each bent: never a crash, true only if whole', () => {
  const seen = { true: 0, false: 0, 'cannot-check': 0 }
  const bent = (from: readonly JsonObject[]) =>
    fc
      .tuple(fc.constantFrom(...from), fc.nat(1200), fc.base64String(), word)
      .map(([whole, at, chars, value]): JsonObject => {
        const text = String(whole.signature)
        if (at >= text.length) return { ...whole, acceptIndex: value }
        const signature =
          text.slice(0, at) + chars.slice(0, 2) + text.slice(at + 1)
        return { ...whole, signature }
      })
  fc.assert(
    fc.property(bent(signed.offers), bent(signed.receipts), (a, b) => {
      const [found] = readOffers(withOffers(a), [entry], where)
      const attested = readReceipt(withReceipt(b), agreed)
      for (const read of [found, attested]) if (read) seen[read.kind]++
      if (found?.kind === 'true') assertWhole(a, signed.offers)
      if (attested?.kind === 'true') assertWhole(b, signed.receipts)
    }),
    { numRuns: 1_000 },
  )
  expect(seen.true).toBeGreaterThan(200)
  expect(seen.false).toBeGreaterThan(500)
})

test('10,000 hostile extensions and entries: never a crash', () => {
  const any = fc.oneof(json, word, named(['offer-receipt', 'info', 'offers']))
  fc.assert(
    fc.property(any, fc.array(any), fc.webUrl(), (value, accepts, url) => {
      for (const extensions of [
        isJsonObject(value) ? value : null,
        { 'offer-receipt': value },
        { 'offer-receipt': { info: value } },
        { 'offer-receipt': { info: { offers: value, receipt: value } } },
      ]) {
        const at = { url, resourceUrl: JSON.stringify(value) }
        expect(readOffers(extensions, accepts, at)).toHaveLength(accepts.length)
        readReceipt(extensions, { ...agreed, ...at })
      }
    }),
    { numRuns: 10_000 },
  )
})

function assertWhole(read: JsonObject, from: readonly JsonObject[]): void {
  expect(from.map(({ signature }) => signature)).toContain(read.signature)
}
