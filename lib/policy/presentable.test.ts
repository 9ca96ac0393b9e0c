import { expect, test } from 'vitest'
import { whyNotPresent } from './presentable'

const endMs = 1_800_000_000_000
const validBefore = BigInt(endMs / 1000)

test.each<[number, number, ReturnType<typeof whyNotPresent>]>([
  [0, 8_000, null],
  [0, 7_999, 'TOO_LATE'],
  [1, 15_000, null],
  [1, 14_999, 'TOO_LATE'],
  [1, 14_999.5, 'TOO_LATE'],
  [2, 120_000, null],
  [3, 120_000, 'TOO_MANY_PRESENTS'],
  [Number.NaN, 120_000, 'TOO_MANY_PRESENTS'],
])('shown %d times, with %d ms left: %s', (presents, leftMs, why) => {
  expect(whyNotPresent({ presents, validBefore }, endMs - leftMs)).toBe(why)
})
