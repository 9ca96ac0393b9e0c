import { expect, test } from '../harness/test.ts'
import {
  buyByCalling,
  buyByOpening,
  type Line,
  lineOf,
} from '../screens/both-ways.ts'
import type { Testbed } from '../testbed/testbed.ts'

type Row = Omit<Line, 'seller'> & {
  seller: (bed: Testbed) => Line['seller']
  /** Base Sepolia unless said. */
  chainId?: 84532 | 8453
}

const v2 = ({ sellers }: Testbed) => sellers.v2
const v1 = ({ sellers }: Testbed) => sellers.v1
const cent = { amount: 10_000n, price: '0.01 USDC' }

/**
 * What the reference sellers sell, each by opening a page and by a page's
 * fetch. A new scheme or extension is a row here; every way of saying a price
 * is a row of `dialects.spec.ts`.
 */
const rows: Record<string, Row> = {
  'exact, @x402/express 2.27': {
    ...{ seller: v2, path: '/articles/otters', version: 2, ...cent },
  },
  'exact on Base, @x402/express 2.27': {
    ...{ seller: v2, path: '/articles/ferries', version: 2, chainId: 8453 },
    ...{ amount: 250_000n, price: '0.25 USDC' },
  },
  'several offers, @x402/express 2.27': {
    // Equal prices and no preference: the seller's first, which is Base.
    ...{ seller: v2, path: '/articles/either', version: 2, chainId: 8453 },
    ...{ amount: 30_000n, price: '0.03 USDC' },
  },
  'paywall, @x402/paywall 2.27': {
    ...{ seller: v2, path: '/paywall/otters', version: 2, ...cent },
  },
  'exact v1, x402-express 1.2.0': {
    ...{ seller: v1, path: '/articles/otters', version: 1, ...cent },
  },
  'exact v1 on Base, x402-express 1.2.0': {
    ...{ seller: v1, path: '/articles/ferries', version: 1, chainId: 8453 },
    ...{ amount: 50_000n, price: '0.05 USDC' },
  },
}

const matrix: string[] = []

for (const [name, { seller, chainId = 84532, ...what }] of Object.entries(rows))
  test(`sold, paid and delivered: ${name}`, async ({
    bed,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const line = { ...what, seller: seller(bed) }
    const open = () => booksOf(line.seller, chainId)
    const buyer = { page, wallet, reader, open }
    const other = await booksOf(line.seller, chainId === 8453 ? 84532 : 8453)
    const opened = await buyByOpening(line, buyer)
    const called = await buyByCalling(line, buyer)
    expect(await wallet.history()).toHaveLength(2)
    expect(await other.settlements()).toBe(0)
    matrix.push(lineOf(name, opened, called))
  })

test.afterAll(() => {
  if (matrix.length > 0)
    console.log([lineOf('sold', 'navigation', 'fetch'), ...matrix].join('\n'))
})
