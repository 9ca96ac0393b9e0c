import type { Page } from '@playwright/test'
import type { Books } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { giveLimit } from '../screens/limits.ts'
import type { Reader } from '../screens/reader.ts'
import type { Seller } from '../testbed/sellers/seller.ts'

/** Another site than 127.0.0.1, on the same computer. */
const foreign = (origin: string) => origin.replace('127.0.0.1', 'localhost')

/** A rule for pages one opens, from a first payment that is not looked at. */
async function allow(
  reader: Reader,
  books: Books,
  seller: Seller,
  url: string,
) {
  await giveLimit(reader, `${url}?first`, { also: ['open'] })
  await expect.poll(() => books.settlements()).toBe(1)
  seller.log.clear()
}

/** Has the page send a form, as its own script would. */
const post = (page: Page, action: string, to: string) =>
  page.evaluate(
    ({ action, to }) => {
      const form = document.createElement('form')
      const field = document.createElement('input')
      Object.assign(form, { method: 'POST', action })
      Object.assign(field, { name: 'to', value: to })
      form.append(field)
      document.body.append(form)
      form.submit()
    },
    { action, to },
  )

test('a form of another site is asked about, and stays that site’s form', async ({
  bed,
  page,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand, pages } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header`
  await allow(reader, books, hand, url)
  await context.addCookies([
    { name: 'strict', value: '1', url: hand.origin, sameSite: 'Strict' },
    { name: 'lax', value: '1', url: hand.origin, sameSite: 'Lax' },
  ])
  await page.goto(`${foreign(pages.origin)}/blank`)
  await post(page, `${url}?loot`, 'mallory')
  await expect
    .poll(async () => (await wallet.questions())[0]?.stop?.code)
    .toBe('NOT_PLAIN')
  expect(hand.log.paid()).toEqual([])
  await reader.sayYes()
  await expect.poll(() => books.settlements()).toBe(2)
  const [paid] = hand.log.paid()
  expect(paid?.method).toBe('POST')
  expect(paid?.headers.origin).toBe(foreign(pages.origin))
  expect(paid?.headers.cookie).toBeUndefined()
})

test('an unanswered form is not shown again to another form', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand, pages } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/outcome/500-unsettled`
  await page.goto(`${hand.origin}/landed`)
  await post(page, url, 'friend')
  await reader.sayYes()
  await expect.poll(() => hand.log.paid().length).toBe(1)
  await expect(page.getByText('the printer is on fire')).toBeVisible()
  await page.goto(`${foreign(pages.origin)}/blank`)
  await post(page, url, 'mallory')
  await expect
    .poll(async () => (await wallet.questions()).map(({ state }) => state))
    .toContain('paid-before')
  expect(hand.log.paid()).toHaveLength(1)
  expect(await books.settlements()).toBe(0)
})

test('no site spends another’s limit by opening its pages again and again', async ({
  bed,
  page,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand, pages } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header`
  await allow(reader, books, hand, url)
  await page.goto(`${pages.origin}/blank`)
  await page.evaluate((url) => {
    const again = (popup: Window, n: number) => {
      if (n > 4) return
      popup.location = `${url}?loot=${n}`
      setTimeout(() => again(popup, n + 1), 2000)
    }
    const begin = () => again(open('about:blank', 'p') as Window, 1)
    document.addEventListener('click', begin, { once: true })
  }, url)
  const opened = context.waitForEvent('page')
  await page.mouse.click(50, 50)
  const popup = await opened
  // The first is a link as any other, and just opens.
  await expect.poll(() => hand.log.paid().length).toBe(1)
  await popup.waitForURL(/loot=4/)
  await expect
    .poll(async () => (await wallet.questions())[0]?.stop?.code)
    .toBe('NOT_PLAIN')
  expect(hand.log.paid()).toHaveLength(1)
  expect(await books.settlements()).toBe(2)
})
