import { expectPaidOnce } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import type { Testbed } from '../testbed/testbed.ts'

/** Every way a priced document can say what it costs. */
const dialects: [string, (bed: Testbed) => string, keyof Testbed['sellers']][] =
  [
    [
      'v2 with header',
      (bed) => `${bed.sellers.v2.origin}/articles/otters`,
      'v2',
    ],
    [
      'v2 with header and the official paywall',
      (bed) => `${bed.sellers.v2.origin}/paywall/otters`,
      'v2',
    ],
    [
      'v2 HTML without header, window.x402',
      (bed) => `${bed.sellers.hand.origin}/dialect/v2-html-window`,
      'hand',
    ],
    [
      'v2 HTML without header, bare',
      (bed) => `${bed.sellers.hand.origin}/dialect/v2-html-bare`,
      'hand',
    ],
    [
      'v2 body-only',
      (bed) => `${bed.sellers.hand.origin}/dialect/v2-body`,
      'hand',
    ],
    ['v1 JSON', (bed) => `${bed.sellers.hand.origin}/dialect/v1-body`, 'hand'],
    ['v1 HTML', (bed) => `${bed.sellers.v1.origin}/articles/otters`, 'v1'],
    [
      'v1 HTML, hand-written',
      (bed) => `${bed.sellers.hand.origin}/dialect/v1-html-window`,
      'hand',
    ],
    [
      'header in base64url',
      (bed) => `${bed.sellers.hand.origin}/dialect/v2-base64url`,
      'hand',
    ],
    [
      'header without padding',
      (bed) => `${bed.sellers.hand.origin}/dialect/v2-unpadded`,
      'hand',
    ],
    [
      'header in raw JSON',
      (bed) => `${bed.sellers.hand.origin}/dialect/v2-raw-json`,
      'hand',
    ],
    [
      'a cacheable 402',
      (bed) => `${bed.sellers.hand.origin}/dialect/v2-cacheable`,
      'hand',
    ],
    [
      'a version in quotes',
      (bed) => `${bed.sellers.hand.origin}/dialect/v2-version-string`,
      'hand',
    ],
  ]

for (const [name, urlOf, sellerName] of dialects)
  test(`a page is opened: ${name}`, async ({
    bed,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const seller = bed.sellers[sellerName] as Testbed['sellers']['v2']
    const books = await booksOf(seller)
    const url = urlOf(bed)
    seller.log.clear()
    await page.goto(`${url}?from=test#part`)

    const question = await reader.question()
    await expect(question.page.getByText('0.01 USDC').first()).toBeVisible()
    await question.sayYes()

    // The page opens in place, at its own address, with its own scripts.
    await expect(page.locator('html')).toHaveAttribute('data-script', 'ran')
    expect(page.url()).toBe(`${url}?from=test#part`)
    await reader.seeGoods()
    await expectPaidOnce(books, 10_000n)
    expect(seller.log.paid()).toHaveLength(1)

    const rows = await wallet.history()
    expect(rows).toHaveLength(1)
    await expect
      .poll(async () => (await wallet.history())[0]?.title)
      .toMatch(/^Goods at /)
    expect(rows[0]).toMatchObject({
      status: 'delivered',
      amount: '10000',
      kind: 'open',
      method: 'GET',
    })
  })

test('an ordinary 402 stays unnoticed', async ({
  bed,
  page,
  context,
  wallet,
}) => {
  for (const name of ['html', 'json']) {
    await page.goto(`${bed.sellers.hand.origin}/bare/${name}`)
    await page.waitForTimeout(800)
  }
  expect(await wallet.questions()).toEqual([])
  expect(
    context.pages().some((one) => one.url().includes('approval.html')),
  ).toBe(false)
})
