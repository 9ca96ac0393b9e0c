import { ways } from '../harness/calls.ts'
import { type Books, expectUnpaid } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import {
  type Buyer,
  buyByCalling,
  buyByOpening,
  type Line,
  lineOf,
} from '../screens/both-ways.ts'

type Row = {
  seller: 'v1' | 'v2' | 'hand'
  path: string
  /** The version the payment is made in. */
  version: 1 | 2
  /** A price only the page's own script has: its calls get their 402 back. */
  isForPagesOnly?: boolean
}

const hand = (
  name: string,
  version: 1 | 2 = 2,
  more: Partial<Row> = {},
): Row => ({
  ...{ seller: 'hand', path: `/dialect/${name}`, version },
  ...more,
})
const isForPagesOnly = true

/** Every way of saying a price that is understood and paid. */
const rows: Record<string, Row> = {
  'v2 header, @x402/express': {
    ...{ seller: 'v2', path: '/articles/otters', version: 2 },
  },
  'v2 header and the official paywall': {
    ...{ seller: 'v2', path: '/paywall/otters', version: 2 },
  },
  'v1, x402-express': {
    ...{ seller: 'v1', path: '/articles/otters', version: 1 },
  },
  'v2 header': hand('v2-header'),
  'v2 body only': hand('v2-body'),
  'v2 body with maxAmountRequired': hand('v2-body-older'),
  'v1 JSON': hand('v1-body', 1),
  'v1 with erc-3009 and token': hand('v1-erc-3009', 1),
  'v2 paywall with header': hand('v2-html-header'),
  'v2 paywall without header': hand('v2-html-window', 2, { isForPagesOnly }),
  'v2 page without header or script': hand('v2-html-bare'),
  'v1 paywall with header': hand('v1-html-header', 1),
  'v1 paywall without header': hand('v1-html-window', 1, { isForPagesOnly }),
  'header in base64url': hand('v2-base64url'),
  'header without padding': hand('v2-unpadded'),
  'header in raw JSON': hand('v2-raw-json'),
  'X-PAYMENT-REQUIRED': hand('v2-x-header'),
  'a version in quotes': hand('v2-version-string'),
  'no resource': hand('v2-resource-missing'),
  'a resource that is text': hand('v2-resource-string'),
  'an error that is an object': hand('v2-error-object'),
  'text beyond ASCII': hand('v2-utf8'),
  'an internal URL': hand('v2-internal-url'),
  'an extension': hand('v2-extension'),
  'a cacheable 402': hand('v2-cacheable'),
  'v2 header over a v1 body': hand('both-header-body'),
  'v1 and v2 in two headers': hand('both-headers'),
  'v1 and v2 offers in one body': hand('both-body'),
}

const matrix: string[] = []

/** Rows that share a wallet: setting one up takes as long as a payment. */
const together = 4
const named = Object.entries(rows)

for (let at = 0; at < named.length; at += together) {
  const these = named.slice(at, at + together)
  const names = these.map(([name]) => name).join('; ')
  test(`a price is understood and paid: ${names}`, async ({
    bed,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    for (const [name, row] of these)
      await test.step(name, async () => {
        const seller = bed.sellers[row.seller]
        const { path, version } = row
        const price = { amount: 10_000n, price: '0.01 USDC' }
        const line = { seller, path, version, ...price }
        const buyer = { page, wallet, reader, open: () => booksOf(seller) }
        const before = (await wallet.history()).length
        const opened = await buyByOpening(line, buyer)
        expect(await wallet.history()).toHaveLength(before + 1)
        const called = row.isForPagesOnly
          ? await callUnseen(line, buyer)
          : await buyByCalling(line, buyer)
        matrix.push(lineOf(name, opened, called))
      })
  })
}

/** A page's call of a price that only the page's own script has. */
async function callUnseen(
  { seller, path }: Pick<Line, 'seller' | 'path'>,
  { page, wallet, open }: Buyer<Books>,
): Promise<string> {
  await page.goto(`${seller.origin}/goods.css`)
  const books = await open()
  const result = await ways['fetch GET'](page, `${seller.origin}${path}?call`)
  expect(result.status).toBe(402)
  expect(await wallet.questions()).toEqual([])
  await expectUnpaid(books)
  return '0 own 402'
}

test.afterAll(() => {
  if (matrix.length > 0)
    console.log(
      [lineOf('dialect', 'navigation', 'fetch'), ...matrix].join('\n'),
    )
})
