import { expect, test } from 'vitest'
import { isReusable } from './reusable'

const now = 'Sun, 22 Nov 2026 12:00:00 GMT'
const later = 'Sun, 22 Nov 2026 12:00:01 GMT'

test.each<[Record<string, string>, boolean]>([
  [{}, false],
  [{ 'cache-control': 'no-store' }, false],
  [{ 'cache-control': 'private, No-Cache', expires: later }, false],
  [{ 'cache-control': 'no-cache, max-age=60' }, false],
  [{ 'cache-control': 'max-age=60' }, true],
  [{ 'cache-control': 'no-cache="Set-Cookie", max-age=60' }, true],
  [{ 'cache-control': 'no-cache="a", max-age=60, no-cache' }, false],
  [{ 'cache-control': 'no-store=1, max-age=60' }, true],
  [{ 'cache-control': 'private="a, no-store, b", max-age=60' }, true],
  [{ 'cache-control': 'x="a, max-age=60' }, true],
  [{ 'cache-control': 'max-age=60, max-age=0' }, true],
  [{ 'cache-control': 'public, MAX-AGE = 60' }, true],
  [{ 'cache-control': 'max-age=60, must-revalidate' }, true],
  [{ 'cache-control': 'max-age=0' }, false],
  [{ 'cache-control': 'max-age=0', expires: later }, false],
  [{ 'cache-control': 'max-age="60"' }, true],
  [{ 'cache-control': 'max-age=0, stale-while-revalidate=60' }, true],
  [
    {
      'cache-control': 'max-age=0, stale-while-revalidate=60, must-revalidate',
    },
    false,
  ],
  [{ 'cache-control': 'immutable' }, true],
  [{ 'cache-control': 'private' }, false],
  [{ expires: later }, true],
  [{ expires: now }, false],
  [{ expires: '0' }, false],
  [{ expires: '-1', 'last-modified': now }, false],
  [{ 'last-modified': now }, true],
  [{ 'last-modified': now, 'cache-control': 'must-revalidate' }, false],
  [{ etag: '"1"' }, false],
])('%j: %s', (headers, expected) => {
  const all: Record<string, string> = { date: now, ...headers }
  const valuesOf = (name: string) => (name in all ? [all[name] ?? ''] : [])
  expect(isReusable(valuesOf)).toBe(expected)
})

test('several headers are one, and a time without a date is in doubt', () => {
  expect(
    isReusable((name) =>
      name === 'cache-control' ? ['max-age=60', 'no-store'] : [],
    ),
  ).toBe(false)
  expect(isReusable((name) => (name === 'expires' ? [now] : []))).toBe(true)
})
