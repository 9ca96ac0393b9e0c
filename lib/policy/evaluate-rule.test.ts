import { describe, expect, test } from 'vitest'
import { defaultCeilings } from './ceilings'
import { evaluateRule, type RuleInput } from './evaluate-rule'
import type { Rule } from './rule'
import {
  sampleNowMs as nowMs,
  sampleInput,
  samplePayTo,
  sampleRule,
  sampleToken,
  sampleUsage,
} from './sample-rule'
import { type StopCode, stopCodes } from './stop'
import type { Usage } from './usage'

type Change = (input: RuleInput) => Partial<RuleInput>

const rule =
  (change: Partial<Rule>): Change =>
  () => ({ rule: sampleRule(change) })
const usage =
  (change: Partial<Usage>): Change =>
  () => ({ usage: sampleUsage(change) })
const seen =
  (change: Partial<RuleInput['circumstances']>): Change =>
  (input) => ({ circumstances: { ...input.circumstances, ...change } })
const priced =
  (change: Partial<RuleInput['purchase']>): Change =>
  (input) => ({ purchase: { ...input.purchase, ...change } })
const ceiling =
  (change: object): Change =>
  () => ({
    ceilings: {
      isPaused: false,
      of: { usd: { ...defaultCeilings.of.usd, ...change } as never },
    },
  })
const all =
  (...changes: Change[]): Change =>
  (input) =>
    Object.assign({}, ...changes.map((change) => change(input)))
const stopped = (change: Change) => {
  const input = sampleInput()
  return evaluateRule({ ...input, ...change(input) })
}
const bad = <value>(value: unknown) => value as value

describe('a rule pays', () => {
  test.each<[string, Change]>([
    ['a plain price', () => ({})],
    [
      'a page opened, without a gesture',
      seen({ kind: 'open', hasGesture: false }),
    ],
    [
      'page-supplied terms where the seller is the site',
      seen({ isPageSupplied: true }),
    ],
    ['without a seller time', seen({ sellerTimeMs: null })],
    ['a seller 120 s off', seen({ sellerTimeMs: nowMs - 120_000 })],
    [
      'recipients in any case',
      priced({ payTo: bad(samplePayTo.toLowerCase()) }),
    ],
    ['exactly 1.5 times the anchor', priced({ amount: 15_000n })],
    [
      'any of a few prices before three are known',
      rule({ recent: ['1', '1'] }),
    ],
    ['twice the median', rule({ recent: ['4000', '5000', '5000'] })],
    [
      'twice the mean of the middle two',
      rule({ recent: ['1', '4000', '6000', '9000'] }),
    ],
    [
      'what only the last ten prices allow',
      rule({ recent: ['x', ...Array(10).fill('9000')] }),
    ],
    ['what was never used but made lately', rule({ lastUsedAtMs: null })],
    [
      'a rule renewed after it lay idle',
      rule({
        lastUsedAtMs: 0,
        createdAtMs: 0,
        expiresAtMs: nowMs + 61 * 86_400_000,
      }),
    ],
    ['again after ten seconds', usage({ lastDeliveredAtMs: nowMs - 10_000 })],
    [
      'a page again after ten minutes',
      all(
        seen({ kind: 'open' }),
        usage({ lastDeliveredAtMs: nowMs - 600_000 }),
      ),
    ],
    [
      'the last of every count',
      usage({ counts: { minute: 5, hour: 59, day: 199 } }),
    ],
    [
      'more a minute where the rule says so',
      all(
        rule({ perMinute: 600 }),
        usage({ counts: { minute: 599, hour: 599, day: 599 } }),
      ),
    ],
    [
      'up to exactly every limit',
      all(
        rule({ perPayment: '10000', per24h: '20000', per30d: '30000' }),
        ceiling({
          perPayment: '10000',
          site: { per24h: '20000', per30d: '30000' },
          seller: { per24h: '20000', per30d: '30000' },
          all: { per24h: '20000', per30d: '30000' },
        }),
        usage({
          rule: { h24: 10_000n, d30: 20_000n },
          site: { h24: 10_000n, d30: 20_000n },
          seller: { h24: 10_000n, d30: 20_000n },
          all: { h24: 10_000n, d30: 20_000n },
        }),
      ),
    ],
  ])('%s', (_, change) => expect(stopped(change)).toBeNull())
})

const stops: [StopCode, string, Change][] = [
  [
    'AUTO_PAUSED',
    'everything is paused',
    () => ({ ceilings: { ...defaultCeilings, isPaused: true } }),
  ],
  [
    'LEDGER_SUSPECT',
    'the ledger is doubted',
    () => ({ doubt: 'LEDGER_SUSPECT' }),
  ],
  [
    'LEDGER_SUSPECT',
    'of a doubt nobody knows',
    () => ({ doubt: bad('OTHER') }),
  ],
  [
    'LEDGER_SUSPECT',
    'a sum is below zero',
    usage({ site: { h24: -1n, d30: 0n } }),
  ],
  [
    'LEDGER_SUSPECT',
    'a sum is no amount',
    usage({ rule: { h24: 0n, d30: bad('0') } }),
  ],
  [
    'LEDGER_SUSPECT',
    'a count is no number',
    usage({ counts: { minute: Number.NaN, hour: 0, day: 0 } }),
  ],
  [
    'LEDGER_SUSPECT',
    'a count is below zero',
    usage({ counts: { minute: 0, hour: -1, day: 0 } }),
  ],
  ['LEDGER_SUSPECT', 'something throws', () => ({ rule: bad(null) })],
  ['CLOCK_SUSPECT', 'the clock is doubted', () => ({ doubt: 'CLOCK_SUSPECT' })],
  ['CLOCK_SUSPECT', 'there is no time', () => ({ nowMs: Number.NaN })],
  [
    'CLOCK_SUSPECT',
    'the seller is 121 s behind',
    seen({ sellerTimeMs: nowMs - 121_000 }),
  ],
  [
    'CLOCK_SUSPECT',
    'the seller is 121 s ahead',
    seen({ sellerTimeMs: nowMs + 121_000 }),
  ],
  [
    'CLOCK_SUSPECT',
    'the seller has no time',
    seen({ sellerTimeMs: Number.NaN }),
  ],
  ['NOT_PLAIN', 'the amount is a maximum', priced({ isAlwaysAsked: true })],
  ['NOT_PLAIN', 'it is charged whatever comes', priced({ isUpfront: true })],
  ['NOT_PLAIN', 'another origin was between', seen({ isIndirect: true })],
  ['NOT_PLAIN', 'nothing is asked', priced({ amount: 0n })],
  ['NOT_PLAIN', 'the amount is no amount', priced({ amount: bad(1) })],
  [
    'PAGE_SUPPLIED',
    'a page speaks for another',
    all(seen({ isPageSupplied: true }), () => ({
      seller: 'https://api.example',
    })),
  ],
  ['RULE_ASKS', 'it is set to ask', rule({ mode: 'ask' })],
  [
    'RULE_ASKS',
    'it is for another site',
    rule({ site: 'https://site.example.evil' }),
  ],
  [
    'RULE_ASKS',
    'it is for another seller',
    () => ({ seller: 'https://api.example' }),
  ],
  ['RULE_ASKS', 'it is for another network', rule({ network: 'eip155:1' })],
  ['RULE_ASKS', 'it is for another token', rule({ asset: samplePayTo })],
  ['RULE_PAUSED', 'a person paused it', rule({ paused: 'YOU' })],
  ['RULE_PAUSED', 'its pause is damaged', rule({ paused: bad(undefined) })],
  ['RULE_UNDELIVERED', 'nothing came twice', rule({ paused: 'UNDELIVERED' })],
  ['RULE_EXPIRED', 'it ended', rule({ expiresAtMs: nowMs })],
  ['RULE_EXPIRED', 'its end is damaged', rule({ expiresAtMs: Number.NaN })],
  [
    'RULE_IDLE',
    'nobody used it for 30 days',
    rule({ lastUsedAtMs: nowMs - 30 * 86_400_000, expiresAtMs: nowMs + 1 }),
  ],
  ['RULE_IDLE', 'its last use is damaged', rule({ lastUsedAtMs: Number.NaN })],
  ['RULE_KIND', 'it is for other requests', seen({ kind: 'send' })],
  [
    'NEW_RECIPIENT',
    'the recipient is new',
    priced({ payTo: sampleToken.address }),
  ],
  ['NEW_RECIPIENT', 'nobody was paid yet', rule({ payTo: [] })],
  ['NEW_RECIPIENT', 'no price was approved yet', rule({ anchor: null })],
  [
    'NEW_RECIPIENT',
    'there are six recipients',
    rule({ payTo: Array(6).fill(samplePayTo) }),
  ],
  [
    'PRICE_ROSE',
    'the price is above 1.5 times the anchor',
    priced({ amount: 15_001n }),
  ],
  ['PRICE_ROSE', 'the anchor is damaged', rule({ anchor: '1e9' })],
  [
    'PRICE_ROSE',
    'the price is above twice the median',
    rule({ recent: ['1', '4999', '9000'] }),
  ],
  [
    'PRICE_ROSE',
    'the price is above twice the mean of the middle two',
    rule({ recent: ['1', '9000', '4000', '5999'] }),
  ],
  [
    'PRICE_ROSE',
    'a price it paid is damaged',
    rule({ recent: ['10000', '-1'] }),
  ],
  ['TAB_HIDDEN', 'nobody sees the page', seen({ isVisible: false })],
  ['NO_GESTURE', 'nobody touched the page', seen({ hasGesture: false })],
  [
    'TOO_SOON',
    'it was delivered just now',
    usage({ lastDeliveredAtMs: nowMs - 9_999 }),
  ],
  [
    'TOO_SOON',
    'the page was delivered just now',
    all(seen({ kind: 'open' }), usage({ lastDeliveredAtMs: nowMs - 599_999 })),
  ],
  [
    'TOO_SOON',
    'it was delivered at no time',
    usage({ lastDeliveredAtMs: Number.NaN }),
  ],
  [
    'MANY_A_MINUTE',
    'six were paid in a minute',
    usage({ counts: { minute: 6, hour: 6, day: 6 } }),
  ],
  [
    'MANY_A_MINUTE',
    'its pace is damaged',
    rule({ perMinute: Number.POSITIVE_INFINITY }),
  ],
  [
    'MANY_AN_HOUR',
    'sixty were paid in an hour',
    usage({ counts: { minute: 0, hour: 60, day: 60 } }),
  ],
  [
    'MANY_A_DAY',
    'two hundred were paid in a day',
    usage({ counts: { minute: 0, hour: 0, day: 200 } }),
  ],
  [
    'NO_CEILING',
    'the token has no ceiling',
    priced({ token: { ...sampleToken, peg: null } }),
  ],
  [
    'NO_CEILING',
    'the decimals are damaged',
    priced({ token: { ...sampleToken, decimals: -1 } }),
  ],
  [
    'NO_CEILING',
    'the decimals are no number',
    priced({ token: { ...sampleToken, decimals: Number.NaN } }),
  ],
  [
    'NO_CEILING',
    'the decimals are too many',
    priced({ token: { ...sampleToken, decimals: 37 } }),
  ],
  [
    'OVER_PAYMENT',
    'the price is above its limit',
    rule({ perPayment: '9999' }),
  ],
  [
    'OVER_ALL_PAYMENT',
    'the price is above the ceiling',
    ceiling({ perPayment: '9999' }),
  ],
  [
    'OVER_RULE_24H',
    'its day is used',
    usage({ rule: { h24: 990_001n, d30: 0n } }),
  ],
  [
    'OVER_RULE_30D',
    'its month is used',
    usage({ rule: { h24: 0n, d30: 9_990_001n } }),
  ],
  [
    'OVER_SITE_24H',
    "the site's day is used",
    usage({ site: { h24: 2_990_001n, d30: 0n } }),
  ],
  [
    'OVER_SITE_30D',
    "the site's month is used",
    usage({ site: { h24: 0n, d30: 29_990_001n } }),
  ],
  [
    'OVER_SELLER_24H',
    "the seller's day is used",
    usage({ seller: { h24: 2_990_001n, d30: 0n } }),
  ],
  [
    'OVER_SELLER_30D',
    "the seller's month is used",
    usage({ seller: { h24: 0n, d30: 29_990_001n } }),
  ],
  [
    'OVER_ALL_24H',
    'the day is used',
    usage({ all: { h24: 2_990_001n, d30: 0n } }),
  ],
  [
    'OVER_ALL_30D',
    'the month is used',
    usage({ all: { h24: 0n, d30: 29_990_001n } }),
  ],
  ['OVER_RULE_24H', 'its limit is damaged', rule({ per24h: ' 1' })],
  [
    'OVER_SELLER_30D',
    'a ceiling is damaged',
    ceiling({ seller: { per24h: '3000000', per30d: '' } }),
  ],
]

describe('a rule stops', () => {
  test.each(stops)('%s: %s', (code, _, change) =>
    expect(stopped(change)?.code).toBe(code),
  )

  test('for every reason there is', () => {
    const codes = new Set(stops.map(([code]) => code))
    expect([...codes]).toEqual([...stopCodes])
  })

  test('of several reasons the first is named', () => {
    const everything = all(
      () => ({ ceilings: { isPaused: true, of: {} }, doubt: 'LEDGER_SUSPECT' }),
      rule({ mode: 'ask', paused: 'YOU' }),
    )
    expect(stopped(everything)?.code).toBe(stopCodes[0])
  })

  test('a limit says what was used and the limit', () => {
    expect(stopped(usage({ rule: { h24: 995_000n, d30: 0n } }))).toEqual({
      code: 'OVER_RULE_24H',
      limit: { used: 995_000n, of: 1_000_000n },
    })
    expect(stopped(rule({ per24h: 'x' }))).toEqual({
      code: 'OVER_RULE_24H',
      limit: null,
    })
  })

  test('limits above the rule count dollars, rounded up', () => {
    const token = { ...sampleToken, decimals: 18 }
    const fine = (amount: bigint) =>
      stopped(
        all(
          priced({ token, amount }),
          rule({
            anchor: amount.toString(),
            recent: [],
            perPayment: '9'.repeat(30),
            per24h: '9'.repeat(30),
            per30d: '9'.repeat(30),
          }),
        ),
      )
    expect(fine(5n * 10n ** 17n)).toBeNull()
    expect(fine(5n * 10n ** 17n + 1n)?.code).toBe('OVER_ALL_PAYMENT')
  })

  test('a token without a peg has limits of its own', () => {
    const token = { ...sampleToken, peg: null }
    const of = { per24h: '10000', per30d: '10000' }
    const own = {
      isPaused: false,
      of: {
        [`${token.network}/${token.address.toLowerCase()}`]: {
          manualPerPayment: '1',
          perPayment: '10000',
          site: of,
          seller: of,
          all: of,
        },
      },
    }
    const priceOf = (amount: bigint) =>
      stopped(all(priced({ token, amount }), () => ({ ceilings: own })))
    expect(priceOf(10_000n)).toBeNull()
    expect(priceOf(10_001n)?.code).toBe('OVER_ALL_PAYMENT')
  })
})
