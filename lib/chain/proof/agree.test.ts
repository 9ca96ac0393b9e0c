import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agree } from './agree'
import type { View } from './view'

const settled: fc.Arbitrary<View> = fc.record({
  kind: fc.constant('settled' as const),
  transaction: fc.constantFrom<`0x${string}`[]>('0x01', '0x02'),
  block: fc.constantFrom('10', '11'),
  blockTimeMs: fc.constant(1_000),
  amount: fc.constant('5'),
  submitter: fc.constant('0x1111111111111111111111111111111111111111' as const),
  confirmations: fc.integer({ min: 1, max: 9 }),
})
const unused: fc.Arbitrary<View> = fc.record({
  kind: fc.constant('unused' as const),
  end: fc.constantFrom('live' as const, 'past' as const, 'final' as const),
  head: fc.bigInt(8n, 12n),
  chainTimeMs: fc.integer({ min: 0, max: 99 }),
})
const silent: fc.Arbitrary<View> = fc.record({
  kind: fc.constant('silent' as const),
  because: fc.constantFrom(
    'UNREACHABLE' as const,
    'WRONG_CHAIN' as const,
    'BAD_ANSWER' as const,
  ),
})
const view = fc.oneof(
  settled,
  unused,
  silent,
  fc.constant<View>({ kind: 'used-otherwise' }),
  fc.constant<View>({ kind: 'contradicts' }),
)

test('dead only when every endpoint says unused and final', () => {
  fc.assert(
    fc.property(fc.array(view, { maxLength: 2 }), (views) => {
      const isDead = agree(views).kind === 'dead'
      const areFinal = views.every(
        (one) => one.kind === 'unused' && one.end === 'final',
      )
      expect(isDead).toBe(views.length > 0 && areFinal)
    }),
    { numRuns: 5_000 },
  )
})

test('settled only when one shows it and none that was there denies it', () => {
  fc.assert(
    fc.property(fc.array(view, { maxLength: 2 }), (views) => {
      const word = agree(views)
      if (word.kind !== 'settled') return
      for (const one of views) {
        if (one.kind === 'settled') {
          expect(one.transaction).toBe(word.transaction)
          expect(one.confirmations).toBeGreaterThanOrEqual(word.confirmations)
        } else if (one.kind === 'unused') {
          expect(one.end).toBe('live')
          expect(one.head).toBeLessThan(BigInt(word.block))
          expect(word.confirmations).toBe(0)
        } else expect(one.kind).toBe('silent')
      }
    }),
    { numRuns: 5_000 },
  )
})

test('which endpoint is asked first changes no outcome', () => {
  fc.assert(
    fc.property(view, view, (one, other) => {
      const [a, b] = [agree([one, other]), agree([other, one])]
      expect(a.kind).toBe(b.kind)
      const isSilent = one.kind === 'silent' && other.kind === 'silent'
      if (a.kind === 'open' && !isSilent) expect(a).toEqual(b)
    }),
    { numRuns: 5_000 },
  )
})
