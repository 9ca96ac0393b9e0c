import { describe, expect, test } from 'vitest'
import { filterDays } from './filter-days'
import { type Filter, noFilter } from './filter-rows'
import { sampleDay } from './samples'

// Days are UTC's, wherever the person is.
const dayMs = (day: number) => Date.UTC(2025, 0, day)
const nowMs = new Date(2026, 10, 21, 12).getTime()
const other = sampleDay({
  startMs: dayMs(2),
  site: 'https://other.example',
  network: 'eip155:84532',
  asset: '0x036cbd53842c5426634e7929541ec2318f3dcf7e',
})
const days = [sampleDay({ startMs: dayMs(1) }), other]

const left = (change: Partial<Filter>) =>
  filterDays(days, { ...noFilter, ...change }, nowMs)

test('without a filter all days are left', () => {
  expect(left({})).toEqual(days)
  expect(left({ text: ' ', hasHidden: true })).toEqual(days)
})

describe('leaves what fits', () => {
  test.each<[string, Partial<Filter>]>([
    ['site', { site: other.site }],
    ['network', { network: other.network }],
    ['token', { token: `${other.network}/${other.asset}` }],
    [
      'period',
      { period: 'between', between: { from: '2025-01-02', to: '2025-01-02' } },
    ],
  ])('%s', (_, change) => {
    expect(left(change)).toEqual([other])
  })
})

test.each<[string, Partial<Filter>]>([
  ['was bought', { text: 'otters' }],
  ['decided', { decidedBy: 'you' }],
  ['was delivered', { outcome: 'delivered' }],
  ['was not delivered', { outcome: 'undelivered' }],
  ['was lately', { period: 'week' }],
])('nothing is left where it is asked what %s', (_, change) => {
  expect(left(change)).toEqual([])
})
