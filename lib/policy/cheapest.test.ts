import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cheapest } from './cheapest'
import { samplePayTo, sampleToken } from './sample-rule'

const base = {
  index: 0,
  network: 'eip155:8453',
  asset: sampleToken.address as string,
  payTo: samplePayTo as string,
  decimals: 6,
  peg: 'USD' as 'USD' | null,
  amount: 10_000n,
  rank: 1,
}
type Priced = typeof base

describe('cheapest', () => {
  test('none of none', () => expect(cheapest([])).toBeUndefined())

  test.each<[string, Partial<Priced>]>([
    ['fewer dollars', { amount: 9_999n }],
    [
      'fewer dollars with more decimals',
      { amount: 9_999n * 10n ** 12n, decimals: 18 },
    ],
    ['a preferred one', { rank: 0, network: 'eip155:99' }],
    ['a network that sorts before', { network: 'eip155:137' }],
    ['a token that sorts before, in any case', { asset: '0x5B' }],
    ['a recipient that sorts before', { payTo: '0x0' }],
  ])('%s', (_, change) => {
    const other = { ...base, index: 1, ...change }
    expect(cheapest([base, other])).toBe(other)
    expect(cheapest([other, base])).toBe(other)
  })

  test.each<[string, Partial<Priced>]>([
    ['one without a dollar price', { peg: null, amount: 1n }],
    ['a preferred one that is dearer', { rank: 0, amount: 10_001n }],
    ['one with damaged decimals', { decimals: 99, amount: 1n }],
    ['the same again', {}],
  ])('rather than %s', (_, change) => {
    const other = { ...base, index: 1, ...change }
    expect(cheapest([base, other])).toBe(base)
    expect(cheapest([other, base])).toBe(base)
  })

  test('the smaller amount of one token without a dollar price', () => {
    const [more, less] = [
      { ...base, peg: null, amount: 2n },
      { ...base, peg: null, amount: 1n, index: 1 },
    ]
    expect(cheapest([more, less])).toBe(less)
  })

  test('property: the order makes no difference', () => {
    const offers = fc
      .array(
        fc.record({
          network: fc.constantFrom('eip155:1', 'eip155:10'),
          asset: fc.constantFrom('0xa', '0xA', '0xb'),
          payTo: fc.constantFrom('0xa', '0xb'),
          decimals: fc.constantFrom(2, 6, 18),
          peg: fc.constantFrom('USD' as const, null),
          amount: fc.bigInt({ min: 0n, max: 3n }),
          rank: fc.nat({ max: 2 }),
        }),
        { minLength: 1, maxLength: 8 },
      )
      .map((list) => list.map((one, index) => ({ ...one, index })))
    const both = offers.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length }),
      ),
    )
    void fc.assert(
      fc.property(both, ([list, other]) => {
        expect(cheapest(other)).toBe(cheapest(list))
      }),
    )
  })
})
