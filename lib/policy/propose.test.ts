import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Proposable, propose } from './propose'

const base: Proposable = {
  index: 0,
  network: 'eip155:8453',
  asset: '0xa',
  amount: 10_000n,
  decimals: 6,
  peg: 'USD',
  balance: 1_000_000n,
  rank: 0,
}

describe('propose', () => {
  test('default', () => {
    const offers = [base, { ...base, index: 1, amount: 9_000n }]
    expect(propose(offers)).toEqual({ index: 1, because: 'cheapest-funded' })
  })

  test('behavior: nothing to propose', () => {
    expect(propose([])).toBeNull()
  })

  test('behavior: the only one, whatever it costs', () => {
    const offers = [{ ...base, index: 3, balance: 0n }]
    expect(propose(offers)).toEqual({ index: 3, because: 'only' })
  })

  test('behavior: at one price, not the one charged even if the page fails', () => {
    const upfront = { ...base, isUpfront: true }
    expect(propose([upfront, { ...base, index: 1 }])?.index).toBe(1)
    const less = { ...upfront, amount: 9_999n }
    expect(propose([less, { ...base, index: 1 }])?.index).toBe(0)
  })

  test('behavior: compares dollars across decimals', () => {
    const cents = { ...base, index: 0, amount: 2n, decimals: 2 }
    const fine = {
      ...base,
      index: 1,
      amount: 10n ** 16n,
      decimals: 18,
      balance: 10n ** 20n,
    }
    expect(propose([cents, fine])?.index).toBe(1)
  })

  test('behavior: enough money beats cheaper', () => {
    const offers = [
      { ...base, index: 0, amount: 1n, balance: 0n },
      { ...base, index: 1, amount: 2n, balance: null },
      { ...base, index: 2, amount: 3n, balance: 3n },
    ]
    expect(propose(offers)?.index).toBe(2)
    expect(propose(offers.slice(0, 2))).toEqual({
      index: 1,
      because: 'cheapest-perhaps',
    })
    const short = { ...base, index: 4, amount: 5n, balance: 4n }
    expect(propose([short, ...offers.slice(0, 1)])).toEqual({
      index: 0,
      because: 'cheapest',
    })
  })

  test('behavior: a token without a dollar price comes after dollars', () => {
    const euro = { ...base, index: 0, amount: 1n, peg: null }
    expect(propose([euro, { ...base, index: 1 }])?.index).toBe(1)
    expect(propose([euro, { ...euro, index: 1, amount: 0n }])?.index).toBe(0)
  })

  test('behavior: a preference decides between equals, and says so', () => {
    const first = { ...base, rank: 1 }
    const liked = { ...base, index: 1, rank: 0 }
    expect(propose([first, liked])).toEqual({
      index: 1,
      because: 'preferred-funded',
    })
    const unread = [first, liked].map((one) => ({ ...one, balance: null }))
    expect(propose(unread)?.because).toBe('preferred-perhaps')
    const poor = [first, liked].map((one) => ({ ...one, balance: 0n }))
    expect(propose(poor)?.because).toBe('preferred')
  })

  test('behavior: a preference costs no money', () => {
    const liked = { ...base, index: 1, rank: 0 }
    expect(
      propose([
        { ...base, amount: 9_999n, rank: 5 },
        liked,
        { ...base, index: 2, rank: 5 },
      ]),
    ).toEqual({ index: 0, because: 'cheapest-funded' })
    // Nor does it stand in for money that is not there.
    expect(
      propose([
        { ...base, rank: 5 },
        { ...liked, balance: 1n },
      ]),
    ).toEqual({ index: 0, because: 'cheapest-funded' })
  })

  test('property: any order of the same offers, the same proposal', async () => {
    const offer = fc.record({
      network: fc.constantFrom('eip155:1', 'eip155:8453'),
      asset: fc.constant('0xa'),
      amount: fc.bigInt({ min: 1n, max: 50n }),
      decimals: fc.constantFrom(2, 6, 18),
      peg: fc.constantFrom('USD' as const, null),
      balance: fc.option(fc.bigInt({ min: 0n, max: 50n })),
      rank: fc.nat({ max: 2 }),
    })
    const offers = fc
      .array(offer, { minLength: 1, maxLength: 8 })
      .map((list) => list.map((one, index) => ({ ...one, index })))
    const shuffled = offers.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length }),
      ),
    )
    await fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(propose(other)).toEqual(propose(list))
      }),
    )
  })
})
