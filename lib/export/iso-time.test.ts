import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoDay, isoMonth, isoOfSeconds, isoTime, lastTimeMs } from './iso-time'

test.each([
  [0, '1970-01-01T00:00:00.000Z'],
  [951_782_400_000, '2000-02-29T00:00:00.000Z'],
  [4_107_542_400_000, '2100-03-01T00:00:00.000Z'],
  [lastTimeMs, '9999-12-31T23:59:59.999Z'],
])('%d is %s', (ms, text) => {
  expect(isoTime(ms)).toBe(text)
})

test('agrees with the platform on every time', () => {
  const time = fc.integer({ min: 0, max: lastTimeMs })
  fc.assert(
    fc.property(time, (ms) => {
      const text = new globalThis.Date(ms).toISOString()
      expect(isoTime(ms)).toBe(text)
      expect(isoDay(ms)).toBe(text.slice(0, 10))
      expect(isoMonth(ms)).toBe(text.slice(0, 7))
    }),
    { numRuns: 5000 },
  )
})

test('agrees with the platform on every day of 800 years', () => {
  for (let ms = 0; ms < 292_194 * 86_400_000; ms += 86_400_000)
    if (isoDay(ms) !== new globalThis.Date(ms).toISOString().slice(0, 10))
      expect.fail(isoDay(ms))
})

test('a chain’s time without an end stays what it is', () => {
  expect(isoOfSeconds('1795247397')).toBe('2026-11-21T07:49:57.000Z')
  const never = (2n ** 256n - 1n).toString()
  expect(isoOfSeconds(never)).toBe(never)
})
