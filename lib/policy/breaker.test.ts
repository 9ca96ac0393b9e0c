import { expect, test } from 'vitest'
import { noticeFor, shouldPause } from './breaker'

test.each([
  [0, false],
  [1, false],
  [2, true],
  [3, true],
  [Number.NaN, true],
])('%d undelivered: %s', (count, expected) => {
  expect(shouldPause(count)).toBe(expected)
})

test.each([
  [0n, 79n, null],
  [79n, 80n, 80],
  [80n, 99n, null],
  [80n, 100n, 100],
  [0n, 100n, 100],
  [100n, 120n, null],
])('from %d to %d of 100: %s', (before, after, expected) => {
  expect(noticeFor(before, after, 100n)).toBe(expected)
})

test('no line on the way to a limit of nothing', () => {
  expect(noticeFor(0n, 0n, 0n)).toBeNull()
})
