import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockRange } from './block-range'
import type { Block } from './reads'

/** A chain from the time between its blocks, and how often it was asked. */
function chainOf(gaps: bigint[]) {
  const times = [1_000n]
  for (const gap of gaps) times.push((times.at(-1) ?? 0n) + gap)
  let reads = 0
  const block = (number: bigint): Block => ({
    number,
    hash: '0x',
    timestamp: times[Number(number)] ?? 0n,
  })
  const blockAt = async (number: bigint) => {
    reads++
    if (number < 0n || number >= BigInt(times.length)) throw new Error('gone')
    return block(number)
  }
  const latest = block(BigInt(gaps.length))
  const deep = block(BigInt(Math.max(0, gaps.length - 64)))
  return { times, blockAt, ends: { latest, deep }, reads: () => reads }
}

test('holds every block of the span, however unevenly they come', async () => {
  const gap = fc.oneof(
    { weight: 8, arbitrary: fc.bigInt(0n, 4n) },
    { weight: 1, arbitrary: fc.bigInt(0n, 4_000n) },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(gap, { minLength: 1, maxLength: 3_000, size: 'max' }),
      fc.bigInt(0n, 40_000n),
      fc.bigInt(0n, 4_000n),
      async (gaps, start, length) => {
        const { times, blockAt, ends, reads } = chainOf(gaps)
        const range = await blockRange(blockAt, ends, {
          fromSeconds: start,
          toSeconds: start + length,
        })
        for (const [n, time] of times.entries()) {
          if (time < start || time >= start + length) continue
          expect(range.from <= BigInt(n) && BigInt(n) <= range.to).toBe(true)
        }
        expect(reads()).toBeLessThan(60)
      },
    ),
    { numRuns: 200 },
  )
})

test('a week ago on a chain of even blocks is found in a few reads', async () => {
  const { blockAt, ends, reads } = chainOf(Array(302_400).fill(2n))
  const { from, to } = await blockRange(blockAt, ends, {
    fromSeconds: 11_000n,
    toSeconds: 12_000n,
  })
  expect(from).toBeLessThanOrEqual(5_000n)
  expect(to).toBeGreaterThanOrEqual(5_500n)
  expect(to - from).toBeLessThan(2_501n)
  expect(reads()).toBeLessThanOrEqual(12)
})
