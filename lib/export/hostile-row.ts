import fc from 'fast-check'
import { lastTimeMs } from './iso-time'
import { type ExportRow, moneyOf } from './row'
import { otherToken, sampleRow } from './sample-row'

const fragment = fc.constantFrom(
  ...['=', '+', '-', '@', '\t', '\r', '\n', '\r\n', ';', '|', ',', '"', "'"],
  ...['＝', '＋', '－', '＠', '−', ' ', '\u00A0', '\u200B', '\uFEFF', '\u202E'],
  ...['\u0000', '\\', '\ud800', '\udc00', '😀', '₮', '{', '}', '[', ']', '1'],
  ...['HYPERLINK("x")', '"rows":[', '__proto__', '</script>', '\u2028'],
)

/** Text as an attacker would put it together. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 24 }),
)

const time = fc.integer({ min: 0, max: lastTimeMs })
const units = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }).map(String)
const hash = fc
  .bigInt({ min: 0n, max: 2n ** 256n - 1n })
  .map((value) => `0x${value.toString(16).padStart(64, '0')}`)
const words = fc.option(hostileText)

// As received: through JSON once, so that "-0" and the like are gone, and a
// key named __proto__ is an own key.
const json = fc
  .json({ maxDepth: 3, stringUnit: 'binary' })
  .map((text): unknown => JSON.parse(text))
const jsonObject = fc
  .array(fc.tuple(hostileText, json), { maxLength: 3 })
  .map((entries): unknown =>
    JSON.parse(
      `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join(',')}}`,
    ),
  )

const proof: fc.Arbitrary<ExportRow['proof']> = fc.oneof(
  fc.constant(null),
  fc.record({
    kind: fc.constant('settled' as const),
    transaction: hash,
    block: units,
    blockTimeMs: time,
    amount: units,
    submitter: fc.constant(otherToken.asset),
    confirmations: fc.nat(),
    atMs: time,
  }),
  fc.record({
    kind: fc.constant('dead' as const),
    chainTimeMs: time,
    endpoints: fc.nat(),
    atMs: time,
  }),
  fc.record({
    kind: fc.constant('open' as const),
    because: hostileText,
    atMs: time,
  }),
)

const signed: fc.Arbitrary<ExportRow['signed']['offer']> = fc.option(
  fc.record({
    verdict: fc.constantFrom('true', 'false', 'cannot-check'),
    format: fc.constantFrom('eip712', 'jws'),
    signer: hostileText,
    because: words,
    raw: hostileText,
  }),
)

const money = fc
  .tuple(units, fc.nat({ max: 255 }), fc.constantFrom('USD', null), hostileText)
  .map(([atomic, decimals, peg, symbol]) =>
    moneyOf(atomic, { symbol, decimals, peg }),
  )

const terms: fc.Arbitrary<ExportRow['terms']> = fc.record({
  version: fc.constantFrom(1, 2),
  accepted: json,
  resource: fc.option(jsonObject),
  extensions: fc.option(jsonObject),
})

const rest = fc.record({
  id: hostileText,
  createdAtMs: time,
  site: hostileText,
  seller: hostileText,
  method: hostileText,
  url: hostileText,
  title: hostileText,
  kind: fc.constantFrom('open', 'call'),
  validBefore: units,
  nonce: hash,
  identifier: fc.option(hostileText, { nil: undefined }),
  decidedBy: fc.oneof(
    fc.constant({ kind: 'you' as const }),
    fc.record({ kind: fc.constant('rule' as const), ruleId: hostileText }),
  ),
  state: fc.constantFrom('ARMED', 'HANDED', 'VOID', 'SETTLED', 'DEAD'),
  status: fc.constantFrom('delivered', 'refused', 'failed', 'unknown', 'void'),
  code: words,
  httpStatus: fc.option(fc.nat({ max: 999 })),
  bodyHash: fc.option(hash),
  receipt: fc.option(
    fc.record({
      success: fc.option(fc.boolean()),
      transaction: fc.option(hash),
      network: words,
      payer: words,
      amount: words,
      error: words,
      raw: hostileText,
    }),
  ),
  proof,
  signed: fc.record({ offer: signed, receipt: signed }),
  terms,
  events: fc.array(
    fc.record({
      atMs: time,
      kind: fc.oneof(fc.constant('answered'), hostileText),
      detail: hostileText,
    }),
    { maxLength: 3 },
  ),
})

/** A row whose every text is the worst it may be. */
export const hostileRow: fc.Arbitrary<ExportRow> = fc
  .tuple(rest, money)
  .map(([some, paid]) => {
    const { network, asset } = otherToken
    return sampleRow({ ...some, network, asset, ...paid })
  })
