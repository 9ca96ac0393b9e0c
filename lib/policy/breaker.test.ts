import { expect, test } from 'vitest'
import { shouldPause } from './breaker'

test.each([
  [0, false],
  [1, false],
  [2, true],
  [3, true],
  [Number.NaN, true],
])('%d undelivered: %s', (count, expected) => {
  expect(shouldPause(count)).toBe(expected)
})
