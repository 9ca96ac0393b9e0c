import type { BrowserContext, Page } from '@playwright/test'
import { ways } from '../harness/calls.ts'
import { expectUnpaid } from '../harness/money.ts'
import { ourWorld } from '../harness/our-world.ts'
import { expect, test } from '../harness/test.ts'
import { countQuestionWindows } from '../harness/windows.ts'
import { expectAsked, giveLimit } from '../screens/limits.ts'
import { expectNoQuestion } from '../screens/question.ts'

const everyKind = { also: ['open', 'send'] } as const
/** Long enough for anything a page loads to be answered and noticed, ms. */
const aWhile = 1200

/** What our own world in a page is told of its visibility. */
async function hide(context: BrowserContext, page: Page): Promise<void> {
  // Browsers that are driven show every tab as visible.
  const { session, contextId } = await ourWorld(context, page)
  await session.send('Runtime.evaluate', {
    expression:
      "Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })",
    contextId,
  })
}

test('T10 a hidden tab waits under its badge, unpaid', async ({
  bed,
  page,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header`
  await giveLimit(reader, url)
  // In front, it pays.
  expect((await ways['fetch GET'](page, `${url}?seen`)).status).toBe(200)
  await hide(context, page)
  await wallet.page.bringToFront()
  const windows = countQuestionWindows(context)
  void ways['fetch GET'](page, `${url}?unseen`).catch(() => undefined)
  await expectAsked(wallet, 'TAB_HIDDEN')
  await page.waitForTimeout(aWhile)
  expect(windows()).toBe(0)
  expect(await books.settlements()).toBe(2)
  expect(await books.spent()).toBe(20_000n)
})

test('T10 a page opened in a background tab waits, unpaid', async ({
  bed,
  page,
  context,
  loaded,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await giveLimit(reader, `${hand.origin}/dialect/v2-header`, everyKind)
  await page.bringToFront()
  const windows = countQuestionWindows(context)
  await (await loaded.worker()).evaluate(
    (url) => chrome.tabs.create({ url, active: false }),
    `${hand.origin}/dialect/v2-header?background`,
  )
  await expectAsked(wallet, 'TAB_HIDDEN')
  await page.waitForTimeout(aWhile)
  expect(windows()).toBe(0)
  expect(await wallet.questions()).toHaveLength(1)
  expect(await books.settlements()).toBe(1)
  expect(await books.spent()).toBe(10_000n)
})

test('T02 a page that nobody touched is asked about', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`)
  // Nothing looks into the page from here on: that would count as a touch.
  await page.goto(`${hand.origin}/attacks/calls?times=1&now`)
  await expectAsked(wallet, 'NO_GESTURE')
  expect(await books.settlements()).toBe(1)
  expect(await books.spent()).toBe(10_000n)
})

test('T07 a page over plain http is never paid: a page that is opened says why', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await page.goto(`${hand.insecureOrigin}/dialect/v2-header`)
  await expectAsked(wallet, 'unpayable')
  const question = await reader.question()
  await expect(
    question.page.getByRole('heading', { name: 'This cannot be paid' }),
  ).toBeAttached()
  await expect(question.pay).toHaveCount(0)
  expect(hand.log.paid()).toEqual([])
  await expectUnpaid(books)
})

test('T07 a page over plain http is never paid: its calls are not asked about', async ({
  bed,
  page,
  context,
  wallet,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await page.goto(`${hand.insecureOrigin}/landed`)
  const url = `${hand.insecureOrigin}/dialect/v2-header`
  expect((await ways['fetch GET'](page, url)).status).toBe(402)
  // Nor is a call of an https-like page to a seller over plain http.
  await page.goto(`${hand.origin}/landed`)
  const across = `${hand.insecureOrigin}/cors/v2-header`
  expect((await ways['fetch GET'](page, across)).status).toBe(402)
  await expectNoQuestion(context)
  expect(await wallet.questions()).toEqual([])
  expect(hand.log.paid()).toEqual([])
  await expectUnpaid(books)
})
