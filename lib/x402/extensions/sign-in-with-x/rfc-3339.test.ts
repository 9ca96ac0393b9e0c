import { expect, test } from 'vitest'
import { timeOf } from './rfc-3339'

test('days no calendar has, times no clock has, and other texts are none', () => {
  for (const text of [
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-04-00T00:00:00Z',
    '2026-04-01T24:00:00Z',
    '2026-04-01T00:60:00Z',
    '2026-04-01T00:00:60Z',
    '2026-04-01T00:00:00+24:00',
    '2026-04-01T00:00:00',
    '2026-04-01 00:00:00Z',
    '2026-04-01T00:00:00.Z',
    '2026-04-01T00:00:00Z\n',
    '1764000000',
    '',
  ])
    expect(timeOf(text), text).toBeNaN()
  expect(timeOf('2024-02-29T00:00:00Z')).toBe(1_709_164_800_000)
})
