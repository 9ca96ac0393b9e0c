import { expect, test } from 'vitest'
import { others, sampleRow } from './sample-row'
import { summaryCsvOf, summaryOf } from './summary'

// 2026-10-31T23:59:59.999Z
const october = 1_793_491_199_999
const november = october + 1

const rows = [
  sampleRow({ site: 'https://b.example', createdAtMs: november }),
  sampleRow({ site: 'https://a.example', createdAtMs: november }),
  sampleRow({
    site: 'https://a.example',
    createdAtMs: november,
    status: 'failed',
  }),
  sampleRow({
    site: 'https://a.example',
    createdAtMs: november,
    status: 'refused',
    state: 'HANDED',
    proof: null,
  }),
  sampleRow({ createdAtMs: november, state: 'DEAD', status: 'unknown' }),
  sampleRow({ createdAtMs: november, state: 'VOID', status: 'void' }),
  sampleRow({ site: 'https://a.example', createdAtMs: october }),
  sampleRow({
    site: 'https://a.example',
    createdAtMs: november,
    ...others('9007199254740993000000000000000001'),
  }),
]

test('by month (UTC), site and token; what took nothing is left out', () => {
  const lines = summaryOf(rows).map((line) =>
    [
      line.month,
      line.site.slice(8, 9),
      line.symbol,
      line.count,
      line.delivered,
      line.undelivered,
      line.unknown,
      line.amount,
      line.amountUnknown,
    ].join(' '),
  )
  expect(lines).toEqual([
    '2026-10 a USDC 1 1 0 0 0.01 0.00',
    '2026-11 a OTHER 1 1 0 0 9007199254740993.000000000000000001 0.00',
    '2026-11 a USDC 3 1 1 1 0.03 0.01',
    '2026-11 b USDC 1 1 0 0 0.01 0.00',
  ])
})

test('the order of the rows is no matter', () => {
  expect(summaryOf(rows.toReversed())).toEqual(summaryOf(rows))
})

test('what was really taken is what counts', () => {
  const { proof } = sampleRow()
  if (proof?.kind !== 'settled') throw new Error('not settled')
  const row = sampleRow({ proof: { ...proof, amount: '4000' } })
  expect(summaryOf([row])[0]?.amount).toBe('0.004')
})

test('rows of one token that disagree about its decimals are not added up', () => {
  const lines = summaryOf([sampleRow(), sampleRow({ decimals: 0 })])
  expect(lines.map(({ count }) => count)).toEqual([1, 1])
})

test('as CSV', () => {
  const hostile = sampleRow({ site: '=cmd', createdAtMs: november })
  expect([...summaryCsvOf(summaryOf([hostile]))].join('')).toBe(
    [
      'month,site,token,network,token_address,payments,amount,usd,delivered,not_delivered,unknown,amount_unknown',
      `2026-11,"'=cmd","USDC",eip155:8453,${hostile.asset},1,0.01,0.01,1,0,0,0.00`,
      '',
    ].join('\r\n'),
  )
})
