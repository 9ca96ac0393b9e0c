import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dollars, others, sampleRow } from './sample-row'
import { totalsOf } from './totals'

test('nothing', () => {
  expect(totalsOf([])).toEqual({
    count: 0,
    nothing: 0,
    tokens: [],
    usd: '0.00',
    usdUnknown: '0.00',
  })
})

test('per token, dollars first, and in dollars to the last digit', () => {
  const totals = totalsOf([
    sampleRow(others('5')),
    sampleRow(dollars('1000000000000000001', 18)),
    sampleRow({ ...dollars('25', 2), state: 'HANDED', status: 'unknown' }),
    sampleRow(),
    sampleRow({ state: 'DEAD' }),
  ])
  expect(totals).toMatchObject({
    count: 5,
    nothing: 1,
    usd: '1.260000000000000001',
    usdUnknown: '0.25',
  })
  expect(
    totals.tokens.map(({ symbol, amount }) => `${amount} ${symbol}`),
  ).toEqual([
    '0.25 D2',
    '1.000000000000000001 D18',
    '0.01 USDC',
    '0.000000000000000005 OTHER',
  ])
})

test('sums of any size are exact', () => {
  const units = fc.array(fc.bigInt({ min: 0n, max: 2n ** 128n }), {
    minLength: 1,
    maxLength: 20,
  })
  fc.assert(
    fc.property(units, (values) => {
      const totals = totalsOf(
        values.map((value) => sampleRow(others(String(value)))),
      )
      const sum = values.reduce((total, value) => total + value, 0n)
      expect(totals.tokens[0]?.atomic).toBe(sum.toString())
    }),
  )
})
