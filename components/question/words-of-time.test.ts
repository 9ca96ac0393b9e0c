import { describe, expect, test } from 'vitest'
import { wordsOfDay, wordsOfSpan, wordsOfTime } from './words-of-time'

describe('wordsOfSpan', () => {
  test.each([
    [0, '0 seconds'],
    [45, '45 seconds'],
    [60, '1 minute'],
    [90, '90 seconds'],
    [300, '5 minutes'],
    [3_600, '1 hour'],
    [86_400, '1 day'],
    [31_536_000, '1 year'],
    [604_800, '7 days'],
  ])('%s s is %s', (seconds, words) => {
    expect(wordsOfSpan(seconds, 'en')).toBe(words)
  })
})

const noon = new Date(2026, 10, 21, 12, 0).getTime()

test('wordsOfTime names the day when it is another', () => {
  expect(wordsOfTime(noon, noon + 3_600_000, 'en-GB')).toBe('12:00')
  expect(wordsOfTime(noon, noon + 86_400_000, 'en-GB')).toContain('21 Nov 2026')
})

test('wordsOfDay names the year when it is another', () => {
  expect(wordsOfDay(noon, noon, 'en-GB')).not.toContain('2026')
  expect(wordsOfDay(noon, noon + 366 * 86_400_000, 'en-GB')).toContain('2026')
})
