import { describe, expect, test } from 'vitest'
import { type Ceiling, defaultCeilings } from './ceilings'
import type { LimitedPayment } from './limits-on'
import { limitsReached } from './limits-reached'
import { sampleRule, sampleToken, sampleUsage } from './sample-rule'

const usd = defaultCeilings.of.usd as Ceiling
const roomy = { per24h: '1000000000', per30d: '1000000000' }
/** A rule for 100 a day and 1,000 a month, and nothing near above it. */
const paying = (change: Partial<LimitedPayment>): LimitedPayment => ({
  rule: sampleRule({ per24h: '100', per30d: '1000' }),
  ceilings: {
    isPaused: false,
    of: { usd: { ...usd, site: roomy, seller: roomy, all: roomy } },
  },
  usage: sampleUsage(),
  token: sampleToken,
  amount: 1n,
  ...change,
})
const sums = (h24: bigint, d30 = 0n) => ({ h24, d30 })

test.each<[before: bigint, amount: bigint, percent: 80 | 100 | null]>([
  [0n, 79n, null],
  [79n, 1n, 80],
  [80n, 19n, null],
  [80n, 20n, 100],
  [0n, 100n, 100],
  [100n, 1n, null],
])('after %d, %d more of 100: %s', (before, amount, percent) => {
  const usage = sampleUsage({ rule: sums(before) })
  expect(limitsReached(paying({ usage, amount }))).toEqual(
    percent
      ? [{ limit: 'RULE_24H', percent, used: `${before + amount}`, of: '100' }]
      : [],
  )
})

test("the month's limit has lines of its own", () => {
  const usage = sampleUsage({ rule: sums(0n, 799n) })
  expect(limitsReached(paying({ usage }))).toEqual([
    { limit: 'RULE_30D', percent: 80, used: '800', of: '1000' },
  ])
})

describe('limits above the rule', () => {
  const near = sums(2_399_999n)
  const ceilings = defaultCeilings

  test('a site that has all to itself is told once', () => {
    const usage = sampleUsage({ site: near, seller: near, all: near })
    expect(limitsReached(paying({ ceilings, usage }))).toEqual([
      { limit: 'ALL_24H', percent: 80, used: '2400000', of: '3000000' },
    ])
  })

  test.each(['site', 'seller', 'all'] as const)('%s', (scope) => {
    const usage = sampleUsage({ [scope]: near })
    expect(limitsReached(paying({ ceilings, usage }))).toMatchObject([
      { limit: `${scope.toUpperCase()}_24H`, percent: 80 },
    ])
  })

  test('are in millionths of a dollar, whatever the token counts in', () => {
    const token = { ...sampleToken, decimals: 18 }
    const usage = sampleUsage({ all: near })
    const payment = { ceilings, usage, token, amount: 10n ** 12n }
    const [, reached] = limitsReached(paying(payment))
    expect(reached).toMatchObject({ limit: 'ALL_24H', used: '2400000' })
  })
})

test('behavior: nothing is told of a limit that is none', () => {
  const rule = sampleRule({ per24h: 'much', per30d: '0' })
  expect(limitsReached(paying({ rule }))).toEqual([])
  const ceilings = { isPaused: false, of: {} }
  expect(limitsReached(paying({ ceilings, amount: 100n }))).toEqual([])
})
