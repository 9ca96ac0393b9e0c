import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankOf } from './preference'

const preferences = {
  networks: ['eip155:137', 'eip155:8453'],
  tokens: ['USDT', 'USDC'],
}
const polygon = { network: 'eip155:137', symbol: 'DAI' }

describe('rankOf', () => {
  test('default', () => {
    const ways = [
      { network: 'eip155:137', symbol: 'USDT' },
      { network: 'eip155:137', symbol: 'USDC' },
      polygon,
      { network: 'eip155:8453', symbol: 'USDT' },
      { network: 'eip155:8453', symbol: 'DAI' },
      { network: 'eip155:1', symbol: 'USDT' },
      { network: 'eip155:1', symbol: 'DAI' },
    ]
    const ranks = ways.map((way) => rankOf(preferences, way))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(new Set(ranks).size).toBe(ways.length)
  })

  test('behavior: without lists all are alike', () => {
    const none = { networks: [], tokens: [] }
    expect(rankOf(none, polygon)).toBe(
      rankOf(none, { network: 'eip155:1', symbol: 'USDC' }),
    )
  })

  test('property: the network weighs more than the token', () => {
    const list = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd'))
    const word = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    void fc.assert(
      fc.property(
        fc.record({ networks: list, tokens: list }),
        fc.tuple(word, word),
        fc.tuple(word, word),
        (preferences, [a, s], [b, t]) => {
          const place = (network: string) => {
            const at = preferences.networks.indexOf(network)
            return at < 0 ? preferences.networks.length : at
          }
          fc.pre(place(a) < place(b))
          expect(rankOf(preferences, { network: a, symbol: s })).toBeLessThan(
            rankOf(preferences, { network: b, symbol: t }),
          )
        },
      ),
    )
  })
})
