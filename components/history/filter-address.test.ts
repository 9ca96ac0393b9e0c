import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filterQuery, readFilter } from './filter-address'
import { type Filter, noFilter } from './filter-rows'
import { outcomes } from './outcome'
import { periods } from './period'

const asset = `0x${'ab'.repeat(20)}`
const day = fc.constantFrom('', '2026-11-21', '1999-01-31')

const filters: fc.Arbitrary<Filter> = fc.record({
  text: fc.string({ unit: 'grapheme' }),
  site: fc.constantFrom('', 'https://news.example', 'http://localhost:8402'),
  outcome: fc.constantFrom('any', ...outcomes),
  token: fc.constantFrom('', `eip155:8453/${asset}`),
  network: fc.constantFrom('', 'eip155:8453'),
  decidedBy: fc.constantFrom('any', 'you', 'rule'),
  period: fc.constantFrom(...periods),
  between: fc.record({ from: day, to: day }),
  hasHidden: fc.boolean(),
})

test('a filter comes back from its address as it was', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(readFilter(filterQuery(filter))).toEqual(filter)
    }),
  )
})

test('only what leaves something out stands in the address', () => {
  expect(filterQuery(noFilter)).toBe('')
  expect(readFilter('')).toEqual(noFilter)
  expect(filterQuery({ ...noFilter, site: 'https://news.example' })).toBe(
    'site=https%3A%2F%2Fnews.example',
  )
})

test('an address that names nothing there is leaves everything in', () => {
  for (const query of [
    'site=news.example',
    'site=https://news.example/otters',
    'site=javascript:alert(1)',
    'outcome=gone',
    'token=usdc',
    'network=base',
    'decidedBy=nobody',
    'period=ever',
    'from=yesterday&to=2026-1-1',
    'hidden=1',
    'other=thing&%E0%A4%A',
  ])
    expect(readFilter(query), query).toEqual(noFilter)
})
