import fc from 'fast-check'
import type { JsonObject, JsonValue } from './json'
import { v1Entry, v1Required, v2Entry, v2Required } from './samples'

// What sellers may send, for property tests: challenges bent out of shape by
// the value, by the structure and by the byte.

/** Values that belong somewhere else, or nowhere. */
const oddValue: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(
    null,
    true,
    0,
    -1,
    1.5,
    2,
    60,
    86_400,
    86_401,
    1e300,
    '',
    '0',
    '1',
    '2',
    '10000',
    '-1',
    '1e6',
    '0x10',
    '9'.repeat(78),
    (2n ** 256n).toString(),
    (2n ** 256n - 1n).toString(),
    'exact',
    'upto',
    'permit2',
    'eip3009',
    'upfront',
    'escrow',
    'authorization',
    'eip155:8453',
    'eip155:84532',
    'eip155:56',
    'base',
    'base-sepolia',
    'solana',
    'USDC',
    'USD Coin',
    v2Entry.asset,
    v2Entry.asset.toLowerCase(),
    v1Entry.asset,
    v2Entry.payTo,
    v2Entry.payTo.toLowerCase(),
    v2Entry.payTo.toUpperCase(),
    v2Entry.payTo.replace('Bc6', 'bc6'),
    `0x${'0'.repeat(40)}`,
    '0x667fF918754239Bc5DfB39EfE943f29c735E7CB4',
    'x'.repeat(8_193),
    {},
    // Not even a string can be made of this one.
    { toString: 1, valueOf: 1 },
    [],
    ['2'],
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.integer(),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>,
)

const entryKey = fc.constantFrom(
  'scheme',
  'network',
  'amount',
  'maxAmountRequired',
  'asset',
  'payTo',
  'maxTimeoutSeconds',
  'extra',
  'memo',
  '__proto__',
  'constructor',
)

const extraKey = fc.constantFrom(
  'name',
  'version',
  'assetTransferMethod',
  'paymentFlow',
  'verifyingContract',
)

/** Values at the edges of one rule, for the key that the rule is about. */
const nearMiss: fc.Arbitrary<[string, JsonValue]> = fc.constantFrom<
  [string, JsonValue]
>(
  ...['amount', 'maxAmountRequired'].flatMap((key) =>
    ['0', '1', '01', ' 1', 1, (2n ** 256n).toString()].map(
      (value): [string, JsonValue] => [key, value],
    ),
  ),
  ...[
    `0x${'0'.repeat(40)}`,
    v2Entry.asset,
    v1Entry.asset.toLowerCase(),
    v2Entry.payTo.replace('Bc6', 'bc6'),
    '0x667fF918754239Bc5DfB39EfE943f29c735E7CB4',
    '0x667ff918754239bc5dfb39efe943f29c735e7cb4',
  ].map((value): [string, JsonValue] => ['payTo', value]),
  ['asset', v2Entry.payTo],
  ['asset', v1Entry.asset],
  ['maxTimeoutSeconds', 0],
  ['maxTimeoutSeconds', 86_400],
  ['maxTimeoutSeconds', 86_401],
  ['network', 'eip155:84532'],
)

/** One key of an entry and its new value; `null` takes it out. */
const change: fc.Arbitrary<[string, JsonValue]> = fc.oneof(
  { weight: 1, arbitrary: nearMiss },
  {
    weight: 3,
    arbitrary: fc.tuple<[string, JsonValue]>(entryKey, fc.option(oddValue)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(extraKey, oddValue)
      .map(([key, value]): [string, JsonValue] => [
        'extra',
        { name: 'USD Coin', version: '2', [key]: value },
      ]),
  },
)

/** An entry of `accepts` with a few of its values exchanged or gone. */
export const hostileEntry: fc.Arbitrary<JsonValue> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom<JsonObject>(v2Entry, v2Entry, v1Entry),
        fc.array(change, { maxLength: 2 }),
      )
      .map(([entry, changes]) => {
        const bent = new Map<string, JsonValue>(Object.entries(entry))
        for (const [key, value] of changes)
          if (value === null) bent.delete(key)
          else bent.set(key, value)
        return Object.fromEntries(bent)
      }),
  },
  { weight: 1, arbitrary: oddValue },
)

const required = fc
  .tuple(
    fc.constantFrom<JsonObject>(v2Required, v2Required, v1Required),
    fc.array(hostileEntry, { maxLength: 4 }),
    fc.array(
      fc.tuple(
        fc.constantFrom(
          'x402Version',
          'accepts',
          'resource',
          'extensions',
          'error',
          'extra',
        ),
        fc.option(oddValue),
      ),
      { maxLength: 1 },
    ),
  )
  .map(([base, accepts, changes]): JsonValue => {
    const bent = new Map<string, JsonValue>(
      Object.entries({ ...base, accepts }),
    )
    for (const [key, value] of changes)
      if (value === null) bent.delete(key)
      else bent.set(key, value)
    return Object.fromEntries(bent)
  })

/** A PaymentRequired, whole or bent in one or more places. */
const hostileRequired: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 12, arbitrary: required },
  { weight: 1, arbitrary: oddValue },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 80 }).map(manyOffers) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }).map(deep) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 90 }).map(wide) },
)

/** JSON text, sometimes cut or with one character exchanged. */
export const hostileText: fc.Arbitrary<string> = fc
  .tuple(
    hostileRequired,
    fc.nat(),
    fc.constantFrom('whole', 'whole', 'whole', 'cut', 'bent', 'spaced'),
    fc.constantFrom(
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      '\\',
      '\u0000',
      '₮',
      '9',
      ' ',
    ),
  )
  .map(([value, at, how, char]) => {
    const text = JSON.stringify(value)
    const place = at % (text.length + 1)
    if (how === 'cut') return text.slice(0, place)
    if (how === 'bent')
      return text.slice(0, place) + char + text.slice(place + 1)
    return how === 'spaced' ? `\n ${text}\t` : text
  })

/** A header's value in the forms sellers send, some of them broken. */
export const hostileHeader: fc.Arbitrary<string> = fc
  .tuple(
    hostileText,
    fc.constantFrom(
      'base64',
      'base64',
      'base64url',
      'unpadded',
      'raw',
      'latin1',
      'cut',
      'bent',
    ),
    fc.nat(),
  )
  .map(([text, form, at]) => {
    const value = Buffer.from(text).toString('base64')
    const place = at % (value.length + 1)
    if (form === 'base64url') return Buffer.from(text).toString('base64url')
    if (form === 'unpadded') return value.replace(/=+$/, '')
    if (form === 'raw') return text
    if (form === 'latin1') return Buffer.from(text, 'latin1').toString('base64')
    if (form === 'cut') return value.slice(0, place)
    if (form === 'bent')
      return `${value.slice(0, place)}${'=-_ !A'[at % 6]}${value.slice(place + 1)}`
    return value
  })

function manyOffers(count: number): JsonValue {
  return { ...v2Required, accepts: Array(count).fill(v2Entry) }
}

function deep(levels: number): JsonValue {
  let value: JsonValue = 'x'
  for (let i = 0; i < levels; i++) value = i % 2 ? [value] : { a: value }
  return { ...v2Required, extensions: { value } }
}

function wide(keys: number): JsonValue {
  const names = Array.from({ length: keys }, (_, i) => [`k${i}`, i])
  return { ...v2Required, extensions: Object.fromEntries(names) }
}
