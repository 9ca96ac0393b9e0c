import { ways } from '../harness/calls.ts'
import { expectPaidOnce, expectUnpaid } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'

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

const headerOf = { 1: 'x-payment', 2: 'payment-signature' } as const
const matrix: string[] = []

for (const [name, { seller, path, version, isForPagesOnly }] of Object.entries(
  rows,
))
  test(`a price is understood and paid: ${name}`, async ({
    bed,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const host = bed.sellers[seller]
    const url = `${host.origin}${path}?from=test`

    const opened = await booksOf(host)
    await page.goto(`${url}#part`)
    const question = await reader.question()
    await expect(question.page.getByText('0.01 USDC').first()).toBeVisible()
    await question.sayYes()
    // The page opens in place, at its own address, with its own scripts.
    await expect(page.locator('html')).toHaveAttribute('data-script', 'ran')
    expect(page.url()).toBe(`${url}#part`)
    await reader.seeGoods()
    await expect.poll(() => question.page.isClosed()).toBe(true)
    await expectPaidOnce(opened, 10_000n)
    const [paid, ...again] = host.log.paid()
    expect(again).toEqual([])
    expect(paid?.headers[headerOf[version]]).toBeDefined()
    const newest = async () => (await wallet.history())[0]
    const bought = { status: 'delivered', amount: '10000', method: 'GET' }
    const title = expect.stringMatching(/^Goods at /)
    await expect.poll(newest).toMatchObject({ ...bought, kind: 'open', title })
    expect(await wallet.history()).toHaveLength(1)
    const visit = await newest()
    const open = `${await opened.spent()} ${await receiptOf(visit?.id)} page`

    await page.goto(`${host.origin}/goods.css`)
    const called = await booksOf(host)
    const target = `${url}&call`
    if (isForPagesOnly) {
      const result = await ways['fetch GET'](page, target)
      expect(result.status).toBe(402)
      expect(await wallet.questions()).toEqual([])
      await expectUnpaid(called)
      matrix.push(row(name, open, '0 own 402'))
      return
    }
    const [result] = await Promise.all([
      ways['fetch GET'](page, target),
      reader.sayYes(),
    ])
    expect(result).toMatchObject({ status: 200, url: target })
    await expectPaidOnce(called, 10_000n)
    expect(host.log.paid()).toHaveLength(1)
    expect(host.log.paid()[0]?.headers[headerOf[version]]).toBeDefined()
    await expect.poll(newest).toMatchObject({ ...bought, kind: 'call' })
    const call = await newest()
    const spent = await called.spent()
    const fetched = `${spent} ${await receiptOf(call?.id)} ${result.status}`
    matrix.push(row(name, open, fetched))

    /** The receipt's own word, which must name the settlement on the chain. */
    async function receiptOf(id: string | undefined): Promise<string> {
      const { receipt } = await wallet.call<{
        receipt: { success: boolean | null; transaction: string | null } | null
      }>('payment', { id })
      expect(receipt).toMatchObject({ success: true })
      expect(receipt?.transaction).toMatch(/^0x[\da-f]{64}$/)
      return `receipt ${receipt?.transaction?.slice(0, 8)}`
    }
  })

test.afterAll(() => {
  if (matrix.length > 0)
    console.log([row('dialect', 'navigation', 'fetch'), ...matrix].join('\n'))
})

function row(...cells: [string, string, string]): string {
  return `| ${cells[0].padEnd(36)} | ${cells[1].padEnd(32)} | ${cells[2].padEnd(30)} |`
}
