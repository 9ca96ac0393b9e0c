import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dollars, others, sampleRow } from './sample-row'
import { plottedSites, spendingBy } from './spending'

const day = 86_400_000
// 2026-11-21T12:00:00Z
const noon = 1_795_262_400_000
const site = (name: number | string) => `https://${name}.example`

test('by day and site, dollars first, oldest first', () => {
  const rows = [
    sampleRow({ createdAtMs: noon, site: site('a') }),
    sampleRow({ createdAtMs: noon, site: site('b'), ...dollars('3', 2) }),
    sampleRow({ createdAtMs: noon - day, site: site('a') }),
    sampleRow({ createdAtMs: noon, site: site('c'), ...others('7') }),
    sampleRow({ createdAtMs: noon, site: site('d'), state: 'VOID' }),
  ]
  expect(spendingBy(rows, 'day')).toEqual([
    {
      unit: { kind: 'usd' },
      decimals: 6,
      sites: [site('b'), site('a')],
      hasOther: false,
      bars: [
        { at: '2026-11-20', sums: ['0', '10000'], other: '0', total: '10000' },
        {
          at: '2026-11-21',
          sums: ['30000', '10000'],
          other: '0',
          total: '40000',
        },
      ],
      total: '50000',
    },
    {
      unit: {
        kind: 'token',
        network: 'eip155:1',
        asset: others('7').asset,
        symbol: 'OTHER',
      },
      decimals: 18,
      sites: [site('c')],
      hasOther: false,
      bars: [{ at: '2026-11-21', sums: ['7'], other: '0', total: '7' }],
      total: '7',
    },
  ])
})

test('by month', () => {
  const rows = [0, 25].map((days) =>
    sampleRow({ createdAtMs: noon - days * day }),
  )
  const bars = spendingBy(rows, 'month')[0]?.bars
  expect(bars?.map(({ at }) => at)).toEqual(['2026-10', '2026-11'])
})

test('six sites, the others together, a tie by name', () => {
  const rows = [1, 2, 3, 4, 5, 6, 7, 8].map((at) =>
    sampleRow({ site: site(at), ...dollars(at > 6 ? '1' : String(at), 6) }),
  )
  const [spending] = spendingBy(rows, 'day')
  expect(spending?.sites).toEqual([6, 5, 4, 3, 2, 1].map(site))
  expect(spending?.hasOther).toBe(true)
  expect(spending?.bars[0]?.other).toBe('2')
  expect(spendingBy(rows.toReversed(), 'day')).toEqual([spending])
})

test('nothing is lost: bars, sites and the whole agree', () => {
  const paid = fc.record({
    at: fc.integer({ min: 0, max: 40 }),
    who: fc.nat({ max: 12 }),
    units: fc.bigInt({ min: 0n, max: 2n ** 70n }),
  })
  fc.assert(
    fc.property(fc.array(paid, { minLength: 1 }), (list) => {
      const rows = list.map(({ at, who, units }) =>
        sampleRow({
          ...dollars(String(units), 6),
          createdAtMs: noon - at * day,
          site: site(who),
        }),
      )
      const sum = list.reduce((total, { units }) => total + units, 0n)
      const [spending] = spendingBy(rows, 'day')
      expect(spending?.total).toBe(sum.toString())
      expect(spending?.sites.length).toBeLessThanOrEqual(plottedSites)
      let all = 0n
      for (const { sums, other, total } of spending?.bars ?? []) {
        const parts = [...sums, other].reduce((s, u) => s + BigInt(u), 0n)
        expect(parts.toString()).toBe(total)
        all += parts
      }
      expect(all).toBe(sum)
    }),
  )
})
