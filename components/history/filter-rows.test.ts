import { expect, test } from 'vitest'
import { spendingBy } from '@/lib/export/spending'
import { totalsOf } from '@/lib/export/totals'
import { countable } from './countable'
import { type Filter, filterRows, isFiltering, noFilter } from './filter-rows'
import { sampleHash, sampleRow } from './samples'

const nowMs = new Date(2026, 10, 21, 12).getTime()
const rows = [
  sampleRow({ id: 'otters', createdAtMs: nowMs - 3_600_000 }),
  sampleRow({
    id: 'tides',
    createdAtMs: new Date(2026, 9, 31, 23).getTime(),
    site: 'https://sea.example',
    seller: 'https://api.sea.example',
    url: 'https://api.sea.example/v1/tides',
    title: '',
    network: 'eip155:84532',
    asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
    amount: '1500',
    status: 'refused',
    decidedBy: 'rule',
    transaction: sampleHash,
    payTo: '0xAbCd000000000000000000000000000000000001',
  }),
  sampleRow({ id: 'hidden', isHidden: true, status: 'void' }),
]

const found = (change: Partial<Filter>) =>
  filterRows(rows, { ...noFilter, ...change }, nowMs).map(({ id }) => id)

test.each([
  ['', ['otters', 'tides']],
  ['OTTERS', ['otters']],
  ['return otters', ['otters']],
  ['return tides', []],
  ['/v1/tides', ['tides']],
  ['sea.example', ['tides']],
  ['0.0015', ['tides']],
  ['0.01 usdc', ['otters']],
  [sampleHash.toUpperCase(), ['tides']],
  ['0xabcd', ['tides']],
  ['$&\\', []],
])('looking for %j finds %j', (text, ids) => {
  expect(found({ text })).toEqual(ids)
})

test.each([
  [{ site: 'https://sea.example' }, ['tides']],
  [{ outcome: 'delivered' }, ['otters']],
  // Nobody proved that nothing was taken.
  [{ outcome: 'unknown' }, ['tides']],
  [{ outcome: 'void' }, []],
  [{ outcome: 'void', hasHidden: true }, ['hidden']],
  [{ network: 'eip155:84532' }, ['tides']],
  [
    { token: 'eip155:8453/0x833589fcd6edb6e08f4c7c32d4f71b54bda02913' },
    ['otters'],
  ],
  [{ decidedBy: 'rule' }, ['tides']],
  [{ period: 'today' }, ['otters']],
  [{ period: 'week' }, ['otters']],
  [{ period: 'month' }, ['otters', 'tides']],
  [{ period: 'lastMonth' }, ['tides']],
  [
    { period: 'between', between: { from: '2026-10-31', to: '2026-10-31' } },
    ['tides'],
  ],
  [{ period: 'between', between: { from: '2026-11-01', to: '' } }, ['otters']],
] as [Partial<Filter>, string[]][])('%j leaves %j', (change, ids) => {
  expect(found(change)).toEqual(ids)
})

test('hidden payments alone are no filter', () => {
  expect(isFiltering(noFilter)).toBe(false)
  expect(isFiltering({ ...noFilter, hasHidden: true })).toBe(false)
  expect(isFiltering({ ...noFilter, text: 'a' })).toBe(true)
  expect(isFiltering({ ...noFilter, site: 'https://a.test' })).toBe(true)
})

test('totals count what is not known yet, and nothing that was not taken', () => {
  const totals = totalsOf(
    filterRows(rows, { ...noFilter, hasHidden: true }, nowMs).map(countable),
  )
  expect(totals).toMatchObject({
    count: 3,
    nothing: 1,
    usd: '0.01',
    usdUnknown: '0.00',
    // Test money is no dollars.
    tokens: [{ amount: '0.01' }, { amount: '0.0015', unknown: 1 }],
  })
})

test('totals go by what the chain shows was taken, where it shows it', () => {
  const less = [
    sampleRow({ isProvenBy: 'chain', provenAmount: '9000' }),
    sampleRow({
      id: 'b',
      status: 'undelivered',
      isProvenBy: 'chain',
      provenAmount: '500',
    }),
    // Nothing of it was taken, whatever else a row claims.
    sampleRow({
      id: 'c',
      status: 'void',
      isProvenBy: 'chain',
      provenAmount: '7',
    }),
    sampleRow({ id: 'd' }),
  ]
  expect(totalsOf(less.map(countable))).toMatchObject({
    count: 4,
    nothing: 1,
    usd: '0.0195',
    tokens: [{ count: 3, undelivered: 1, unknown: 0, amount: '0.0195' }],
  })
  expect(spendingBy(less.map(countable), 'day')).toMatchObject([
    { total: '19500', sites: ['https://news.example.com'] },
  ])
})

test('proven although its page is still on the way: known', () => {
  const row = sampleRow({
    status: 'working',
    isProvenBy: 'chain',
    provenAmount: '10000',
  })
  expect(totalsOf([countable(row)])).toMatchObject({ usdUnknown: '0.00' })
})

test('10,000 payments are searched while a person types', () => {
  const many = Array.from({ length: 10_000 }, (_, n) =>
    sampleRow({ id: String(n), title: `Story ${n}`, amount: String(n) }),
  )
  const timed = (text: string) => {
    const startMs = performance.now()
    const left = filterRows(many, { ...noFilter, text }, nowMs)
    totalsOf(left.map(countable))
    return { left: left.length, ms: performance.now() - startMs }
  }
  const first = timed('story')
  const next = timed('story 77')
  expect(first.left).toBe(10_000)
  expect(next.left).toBeGreaterThan(100)
  process.stdout.write(
    `10,000 rows: first search ${first.ms.toFixed(1)} ms, next ${next.ms.toFixed(1)} ms\n`,
  )
})
