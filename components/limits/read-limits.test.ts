import { expect, test } from 'vitest'
import { readAmount, readLimits } from './read-limits'

const typed = { perPayment: '0.05', per24h: '1', per30d: ' 10.00 ' }

test('reads three amounts as atomic units', () => {
  expect(readLimits(typed, 6)).toEqual({
    ok: true,
    limits: { perPayment: '50000', per24h: '1000000', per30d: '10000000' },
  })
})

test.each([
  [{ perPayment: '' }, { perPayment: 'BAD_AMOUNT' }],
  [{ perPayment: '0,05' }, { perPayment: 'BAD_AMOUNT' }],
  [{ perPayment: '-1' }, { perPayment: 'BAD_AMOUNT' }],
  [{ perPayment: '1e3' }, { perPayment: 'BAD_AMOUNT' }],
  [{ per24h: '0.00000001' }, { per24h: 'TOO_PRECISE' }],
  [{ perPayment: '0.00' }, { perPayment: 'ZERO' }],
  [{ perPayment: '1.000001' }, { perPayment: 'OVER_24H' }],
  [{ per24h: '10.000001' }, { per24h: 'OVER_30D' }],
  [{ per30d: '9'.repeat(41) }, { per30d: 'BAD_AMOUNT' }],
  [
    { per24h: '', per30d: '0' },
    { per24h: 'BAD_AMOUNT', per30d: 'ZERO' },
  ],
])('behavior: %j is %j', (change, problems) => {
  expect(readLimits({ ...typed, ...change }, 6)).toEqual({
    ok: false,
    problems,
  })
})

test('behavior: equal amounts are fine, and a lone amount may be nothing', () => {
  const same = { perPayment: '1', per24h: '1', per30d: '1' }
  expect(readLimits(same, 6)).toMatchObject({ ok: true })
  expect(readAmount('0', 6)).toEqual({ atomic: 0n })
})
