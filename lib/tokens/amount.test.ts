import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AmountError, formatAmount, parseAmount } from './amount'

test.each([
  [10_000n, 6, '0.01'],
  [1_000_000n, 6, '1.00'],
  [1_500n, 6, '0.0015'],
  [1n, 6, '0.000001'],
  [0n, 6, '0.00'],
  [123_456_789n, 6, '123.456789'],
  [1_100_000n, 6, '1.10'],
  [5n, 0, '5'],
  [5n, 1, '0.5'],
  [1n, 18, '0.000000000000000001'],
  [-10_000n, 6, '-0.01'],
])('%d with %d decimals reads %s', (atomic, decimals, text) => {
  expect(formatAmount(atomic, decimals)).toBe(text)
})

test('every amount up to a uint256 survives being written and read', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
      fc.integer({ min: 0, max: 36 }),
      (atomic, decimals) => {
        const text = formatAmount(atomic, decimals)
        expect(parseAmount(text, decimals)).toBe(atomic)
      },
    ),
    { numRuns: 20_000 },
  )
})

test('a written amount is never larger or smaller than the true one', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 30n }),
      fc.integer({ min: 0, max: 18 }),
      (atomic, decimals) => {
        const [whole = '', fraction = ''] = formatAmount(
          atomic,
          decimals,
        ).split('.')
        const digits = BigInt(whole + fraction)
        expect(digits * 10n ** BigInt(decimals - fraction.length)).toBe(atomic)
      },
    ),
  )
})

test.each([
  ['0.01', 6, 10_000n],
  ['1', 6, 1_000_000n],
  ['007', 6, 7_000_000n],
  ['0.000001', 6, 1n],
])('%s with %d decimals is %d', (text, decimals, atomic) => {
  expect(parseAmount(text, decimals)).toBe(atomic)
})

test.each([
  '',
  ' 1',
  '1 ',
  '-1',
  '+1',
  '1e3',
  '0x10',
  '1,5',
  '.5',
  '1.',
  '1.2.3',
  '１',
  '∞',
  '9'.repeat(79),
])('%j is no amount', (text) => {
  expect(() => parseAmount(text, 6)).toThrow(
    expect.objectContaining({ code: 'BAD_AMOUNT' }),
  )
})

test('an amount finer than the token is refused, not rounded', () => {
  expect(() => parseAmount('0.0000001', 6)).toThrow(AmountError)
  expect(() => parseAmount('0.0000010', 6)).toThrow(
    expect.objectContaining({ code: 'TOO_PRECISE' }),
  )
})
