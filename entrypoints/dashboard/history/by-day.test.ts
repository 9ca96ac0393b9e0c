import { expect, test } from 'vitest'
import type { PaymentRow } from '@/lib/contracts/history'
import { byDay } from './by-day'

const at = (id: string, day: number, hour: number) =>
  ({ id, createdAtMs: new Date(2026, 10, day, hour).getTime() }) as PaymentRow

test('byDay puts one heading before each day', () => {
  const lines = byDay([at('c', 2, 1), at('b', 1, 23), at('a', 1, 0)])
  expect(
    lines.map((line) => (line.kind === 'day' ? '-' : line.row.id)),
  ).toEqual(['-', 'c', '-', 'b', 'a'])
  expect(new Set(lines.map(({ key }) => key)).size).toBe(5)
  expect(byDay([])).toEqual([])
})
