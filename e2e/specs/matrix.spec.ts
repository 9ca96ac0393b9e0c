import { ways } from '../harness/calls.ts'
import { expectPaidOnce, openPermit2Books } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import {
  buyByCalling,
  buyByOpening,
  type Line,
  lineOf,
} from '../screens/both-ways.ts'
import { newest } from '../screens/proof.ts'
import { questionWith } from '../screens/question.ts'
import { signInsOf } from '../screens/sign-ins.ts'
import { uptoMaximum, uptoUsual } from '../testbed/sellers/permit2-seller.ts'
import type { Testbed } from '../testbed/testbed.ts'

type Row = Omit<Line, 'seller' | 'detail'> & {
  seller: (bed: Testbed) => Line['seller']
  /** Base Sepolia unless said. */
  chainId?: 84532 | 8453
  /** Money moves through Permit2, which leaves no AuthorizationUsed. */
  isPermit2?: true
  detail?: (bed: Testbed) => Record<string, unknown>
}

const v2 = ({ sellers }: Testbed) => sellers.v2
const v1 = ({ sellers }: Testbed) => sellers.v1
const hono = ({ sellers }: Testbed) => sellers.hono
const permit2 = ({ sellers }: Testbed) => sellers.permit2
const numbered = ({ sellers }: Testbed) => sellers.numbered
const signing = ({ sellers }: Testbed) => sellers.signing
const cent = { amount: 10_000n, price: '0.01 USDC', version: 2 } as const
const signedBy = (kind: 'typed' | 'jws') => (bed: Testbed) => {
  const by = { verdict: 'true', signer: bed.sellers.signing.signers[kind] }
  return { signed: { offer: by, receipt: by } }
}

/**
 * What the reference sellers sell, each by opening a page and by a page's
 * fetch. A new scheme or extension is a row here; every way of saying a price
 * is a row of `dialects.spec.ts`.
 */
const rows: Record<string, Row> = {
  'exact, @x402/express 2.27': {
    ...{ seller: v2, path: '/articles/otters', ...cent },
  },
  'exact, @x402/hono 2.27': {
    ...{ seller: hono, path: '/articles/otters', ...cent },
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
    ...{ seller: v2, path: '/paywall/otters', ...cent },
  },
  'exact by Permit2, sponsored': {
    ...{ seller: permit2, path: '/articles/exact/sponsored', ...cent },
    isPermit2: true,
  },
  'upto by Permit2, sponsored': {
    ...{ seller: permit2, path: '/articles/upto/sponsored', version: 2 },
    ...{ amount: uptoUsual, counted: uptoMaximum, price: '0.10 USDC' },
    isPermit2: true,
  },
  'payment-identifier, required': {
    ...{ seller: numbered, path: '/numbered/required', ...cent },
  },
  'payment-identifier, optional': {
    ...{ seller: numbered, path: '/numbered/optional', ...cent },
  },
  'offer-receipt, EIP-712': {
    ...{ seller: signing, path: '/typed/otters', ...cent },
    detail: signedBy('typed'),
  },
  'offer-receipt, JWS': {
    ...{ seller: signing, path: '/jws/otters', ...cent },
    detail: signedBy('jws'),
  },
  'exact v1, x402-express 1.2.0': {
    ...{ seller: v1, path: '/articles/otters', ...cent, version: 1 },
  },
  'exact v1 on Base, x402-express 1.2.0': {
    ...{ seller: v1, path: '/articles/ferries', version: 1, chainId: 8453 },
    ...{ amount: 50_000n, price: '0.05 USDC' },
  },
}

const matrix: string[] = []

for (const [name, row] of Object.entries(rows))
  test(`sold, paid and delivered: ${name}`, async ({
    bed,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const { chainId = 84532, isPermit2, detail, ...what } = row
    const line: Line = {
      ...{ ...what, seller: row.seller(bed) },
      ...(detail && { detail: detail(bed) }),
    }
    const open = () => {
      if (!isPermit2) return booksOf(line.seller, chainId)
      line.seller.log.clear()
      return openPermit2Books(bed.chains[chainId], wallet.address, line.seller)
    }
    const buyer = { page, wallet, reader, open }
    const other = await booksOf(line.seller, chainId === 8453 ? 84532 : 8453)
    const opened = await buyByOpening(line, buyer)
    const called = await buyByCalling(line, buyer)
    expect(await wallet.history()).toHaveLength(2)
    expect(await other.settlements()).toBe(0)
    matrix.push(lineOf(name, opened, called))
  })

test('bought, then opened again by signing: sign-in-with-x', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { siwx } = bed.sellers
  const bought = {
    open: `${siwx.origin}/articles/otters`,
    call: `${siwx.origin}/api/quote`,
  }
  const cells = { open: '', call: '' }
  for (const kind of ['open', 'call'] as const) {
    const books = await booksOf(siwx)
    const first = await reader.meet(kind, bought[kind])
    await reader.sayYes()
    await first.gotIt()
    await expectPaidOnce(books, 10_000n)
    const [settled] = await books.settled()
    await expect
      .poll(async () => (await newest(wallet)).receipt)
      .toMatchObject({ success: true, transaction: settled?.transaction })

    const again = await reader.meet(kind, bought[kind])
    const asked = await questionWith(
      page.context(),
      'Open again without paying',
    )
    await asked.sayYes(asked.openAgain)
    await again.gotIt()
    expect(signInsOf(siwx)).toHaveLength(1)
    await expectPaidOnce(books, 10_000n)
    cells[kind] = `10000 receipt ${settled?.transaction.slice(0, 8)}, then 0`
  }
  matrix.push(lineOf('sign-in-with-x, bought', cells.open, cells.call))
})

test('nothing is sold, only signed: sign-in-with-x', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { siwx } = bed.sellers
  const books = await booksOf(siwx)
  await page.goto(`${siwx.origin}/articles/members`)
  const opening = await questionWith(page.context(), 'Sign in')
  await opening.sayYes(opening.signIn)
  await reader.seeGoods()
  await page.goto(`${siwx.origin}/landed`)
  const call = ways['fetch GET'](page, `${siwx.origin}/api/members`)
  const calling = await questionWith(page.context(), 'Sign in')
  await calling.sayYes(calling.signIn)
  expect((await call).status).toBe(200)
  expect(signInsOf(siwx)).toHaveLength(2)
  expect(siwx.log.paid()).toEqual([])
  expect(await books.spent()).toBe(0n)
  expect(await wallet.history()).toEqual([])
  matrix.push(lineOf('sign-in-with-x, accepts: []', '0 page', '0 200'))
})

test.afterAll(() => {
  if (matrix.length > 0)
    console.log([lineOf('sold', 'navigation', 'fetch'), ...matrix].join('\n'))
})
