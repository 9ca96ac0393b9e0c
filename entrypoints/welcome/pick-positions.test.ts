import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pickPositions } from './pick-positions'

test('property: two different words of the phrase, in order', () => {
  const seen = new Set<number>()
  fc.assert(
    fc.property(fc.nat(0xffffffff), fc.nat(0xffffffff), (a, b) => {
      const [one, two] = pickPositions(12, Uint32Array.of(a, b))
      expect(one).toBeGreaterThanOrEqual(1)
      expect(two).toBeLessThanOrEqual(12)
      expect(one).toBeLessThan(two)
      seen.add(one).add(two)
    }),
    { numRuns: 1_000 },
  )
  expect(seen.size).toBe(12)
})
