import type { Page } from '@playwright/test'
import { expectPaidOnce, expectUnpaid } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { expectAsked, giveLimit } from '../screens/limits.ts'
import { expectNoQuestion } from '../screens/question.ts'

/** The site's own worker, as apps have one, stands before all its requests. */
async function install(
  page: Page,
  origin: string,
  worker: '/relay.js' | '/forge.js',
): Promise<void> {
  await page.goto(`${origin}/landed`)
  await page.evaluate(async (worker) => {
    await navigator.serviceWorker.register(worker)
    while (!navigator.serviceWorker.controller)
      await new Promise((resolve) => setTimeout(resolve, 20))
  }, worker)
}

for (const [who, path] of [
  ['v2', '/articles/otters'],
  ['v1', '/articles/otters'],
  ['hand', '/dialect/v2-header?relayed'],
] as const)
  test(`a page behind its site's own service worker is bought: ${who}`, async ({
    bed,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const seller = bed.sellers[who]
    const books = await booksOf(seller)
    await install(page, seller.origin, '/relay.js')
    seller.log.clear()
    await page.goto(seller.origin + path)
    await reader.sayYes()
    await reader.seeGoods()
    await expectPaidOnce(books, 10_000n)
    expect(seller.log.paid()).toHaveLength(1)
    await expect
      .poll(async () => (await wallet.history()).map(({ status }) => status))
      .toEqual(['delivered'])

    // Its worker is there again, and what was bought asks first.
    await page.reload()
    await expectAsked(wallet, 'paid-before')
    expect(await books.settlements()).toBe(1)
  })

test("a rule opens a page behind its site's own service worker", async ({
  bed,
  page,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const article = `${hand.origin}/dialect/v2-header?article=`
  await giveLimit(reader, `${article}1`, { also: ['open'] })
  await install(page, hand.origin, '/relay.js')
  await page.evaluate((url) => location.assign(url), `${article}2`)
  await reader.seeGoods()
  await expectNoQuestion(context, 300)
  await expect.poll(books.settlements).toBe(2)
  expect(await books.spent()).toBe(20_000n)

  // Who opened it otherwise is not on record, and may be another site.
  await page.goto('about:blank')
  await page.goto(`${article}3`)
  await expectAsked(wallet, 'NOT_PLAIN')
  expect(await books.settlements()).toBe(2)
})

test("terms that a site's own service worker makes up are not the ones that are paid", async ({
  bed,
  page,
  context,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await install(page, hand.origin, '/forge.js')
  // What is free on the network is free.
  await page.goto(`${hand.origin}/landed?again`)
  await expect(page.getByText('5000000')).toBeVisible()
  await expectNoQuestion(context, 2500)
  await expectUnpaid(books)

  await page.goto(`${hand.origin}/dialect/v2-body?forged`)
  const question = await reader.question()
  await expect(
    question.page.getByRole('heading', { name: /^Pay 0\.01 USDC/ }),
  ).toBeAttached()
  await question.sayYes()
  await reader.seeGoods()
  await expectPaidOnce(books, 10_000n)
})
