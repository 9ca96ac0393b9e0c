import { expect, test } from 'vitest'
import { type Ceilings, defaultCeilings } from './ceilings'
import { isWithinManualLimit, isWithinUpToLimit } from './manual-limit'
import { sampleToken } from './sample-rule'

const usd = defaultCeilings.of.usd
const upTo = (manualPerPayment: string): Ceilings => ({
  isPaused: false,
  of: { usd: usd && { ...usd, manualPerPayment } } as never,
})
const isWithin = (
  amount: bigint,
  ceilings = defaultCeilings,
  change: object = {},
) =>
  isWithinManualLimit(
    { amount, token: { ...sampleToken, ...change } as never },
    ceilings,
  )

test('up to the ceiling', () => {
  expect(isWithin(25_000_000n)).toBe(true)
  expect(isWithin(25_000_001n)).toBe(false)
  expect(isWithin(26n, upTo('26'))).toBe(true)
})

test('a price up to an amount: five dollars at most, whatever the ceiling', () => {
  const within = (amount: bigint, change: object = {}) =>
    isWithinUpToLimit({
      amount,
      token: { ...sampleToken, ...change } as never,
      isUpTo: true,
    })
  expect(within(5_000_000n)).toBe(true)
  expect(within(5_000_001n)).toBe(false)
  expect(within(5_000_001n, { peg: null })).toBe(true)
  expect(
    isWithinUpToLimit({
      amount: 6_000_000n,
      token: sampleToken as never,
      isUpTo: false,
    }),
  ).toBe(true)
})

test('never above 500 dollars', () => {
  expect(isWithin(500_000_000n, upTo('9000000000'))).toBe(true)
  expect(isWithin(500_000_001n, upTo('9000000000'))).toBe(false)
})

test('counts dollars in any decimals, rounded up', () => {
  const decimals = 18
  const most = 25n * 10n ** 18n
  expect(isWithin(most, defaultCeilings, { decimals })).toBe(true)
  expect(isWithin(most + 1n, defaultCeilings, { decimals })).toBe(false)
  expect(isWithin(25n, defaultCeilings, { decimals: 0 })).toBe(true)
})

test('a token without a peg needs a ceiling of its own', () => {
  const key = `${sampleToken.network}/${sampleToken.address.toLowerCase()}`
  const own = { isPaused: false, of: { [key]: usd } } as Ceilings
  expect(isWithin(1n, defaultCeilings, { peg: null })).toBe(false)
  expect(isWithin(25_000_000n, own, { peg: null })).toBe(true)
  expect(isWithin(1n, own)).toBe(false)
})

test('a damaged ceiling lets nothing through', () => {
  expect(isWithin(1n, upTo('-1'))).toBe(false)
})
