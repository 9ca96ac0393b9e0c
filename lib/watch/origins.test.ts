import { expect, test } from 'vitest'
import { sampleArea } from '@/lib/testing/sample-area'
import { createOrigins } from './origins'

test('cleared, no origin is known or watched', async () => {
  let patterns: readonly string[] = []
  const origins = createOrigins(
    sampleArea(),
    sampleArea(),
    () => 1_000_000,
    (next) => {
      patterns = next
    },
  )
  await origins.remember('https://a.test')
  await origins.watch('https://b.test', 1)
  expect(patterns).toHaveLength(2)
  await origins.clear()
  expect(patterns).toEqual([])
  expect(await origins.isWatched('https://a.test', 1)).toBe(false)
  expect(await origins.isWatched('https://b.test', 1)).toBe(false)
})
