import { expect, test } from 'vitest'
import { denseBars, gridLines, mostBars, shareOf } from './plot-scale'

const bar = (at: string) => ({ at, sums: ['5'], other: '0', total: '5' })

test('days without spending are bars of nothing', () => {
  const dense = denseBars(
    { sites: ['a'], bars: [bar('2026-02-27'), bar('2026-03-02')] },
    'day',
  )
  expect(dense.map(({ at, total }) => [at, total])).toEqual([
    ['2026-02-27', '5'],
    ['2026-02-28', '0'],
    ['2026-03-01', '0'],
    ['2026-03-02', '5'],
  ])
})

test('months go over the year', () => {
  const dense = denseBars(
    { sites: ['a'], bars: [bar('2025-11'), bar('2026-01')] },
    'month',
  )
  expect(dense.map(({ at }) => at)).toEqual(['2025-11', '2025-12', '2026-01'])
  expect(denseBars({ sites: [], bars: [] }, 'month')).toEqual([])
})

test('the newest bars are kept where there are too many', () => {
  const dense = denseBars(
    { sites: ['a'], bars: [bar('2020-01-01'), bar('2026-01-01')] },
    'day',
  )
  expect(dense).toHaveLength(mostBars.day)
  expect(dense.at(-1)?.at).toBe('2026-01-01')
})

test.each([
  [0n, [0n]],
  [1n, [0n, 1n]],
  [4n, [0n, 1n, 2n, 3n, 4n]],
  [5n, [0n, 2n, 4n, 6n]],
  [17n, [0n, 5n, 10n, 15n, 20n]],
  [10n ** 24n, [0n, 5n * 10n ** 23n, 10n ** 24n]],
] as [bigint, bigint[]][])('lines up to %s', (largest, lines) => {
  expect(gridLines(largest)).toEqual(lines)
})

test('shares are exact enough to draw', () => {
  expect(shareOf(1n, 4n)).toBe(0.25)
  expect(shareOf(10n ** 30n, 10n ** 30n)).toBe(1)
  expect(shareOf(1n, 0n)).toBe(0)
})
