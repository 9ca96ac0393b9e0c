import type { Page } from '@playwright/test'
import { expect, test } from '../harness/test.ts'
import { closed, countQuestionWindows } from '../harness/windows.ts'
import { declineAll, giveLimit } from '../screens/limits.ts'
import { expectNoQuestion } from '../screens/question.ts'

const mostQuestions = 10

/** So many of the page's calls have their answer. */
async function expectAnswered(page: Page, least: number): Promise<void> {
  const answered = async () =>
    Number((await page.locator('#done').innerText()).split(' ')[0])
  await expect.poll(answered, { timeout: 90_000 }).toBeGreaterThanOrEqual(least)
}

test('T49 a thousand 402s in a loop open one window and take nothing', async ({
  bed,
  page,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const windows = countQuestionWindows(context)
  await page.goto(`${hand.origin}/attacks/calls?times=1000&now`)
  const question = await reader.question()
  await expect(question.dontPay).toBeVisible()

  // All that is not asked about has the seller's own 402.
  await expectAnswered(page, 900)
  expect(windows()).toBe(1)
  const groups = new Set(
    (await wallet.questions()).map(
      ({ items, id }) => items[0]?.questionIds[0] ?? id,
    ),
  )
  expect(groups.size).toBeLessThanOrEqual(mostQuestions)

  // "Don't pay" ends it; a site that goes on is silent soon.
  await declineAll(wallet)
  await expect.poll(() => page.evaluate('[...new Set(calls)]')).toEqual([402])
  expect(windows()).toBe(1)
  expect(await books.settlements()).toBe(0)
  expect(await books.spent()).toBe(0n)
})

test('T49 a site that was declined three times is silent', async ({
  bed,
  page,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  for (const call of [1, 2, 3]) {
    await page.goto(`${hand.origin}/dialect/v2-header?call=${call}`)
    const question = await reader.question()
    await question.sayNo()
    await closed(question.page)
  }
  const windows = countQuestionWindows(context)
  await page.goto(`${hand.origin}/attacks/calls?times=50&now`)
  await expect(page.locator('#done')).toHaveText('50 of 50')
  expect(await wallet.questions()).toEqual([])
  expect(windows()).toBe(0)
  expect(await books.spent()).toBe(0n)
})

test('T02 a script gone wild on a trusted page gets six payments a minute, and then one question', async ({
  bed,
  page,
  context,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`)
  const windows = countQuestionWindows(context)
  await page.goto(`${hand.origin}/attacks/calls?times=1000`)
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect.poll(books.settlements, { timeout: 60_000 }).toBe(7)
  await reader.question()
  await expectAnswered(page, 900)
  const paid = 'calls.filter((status) => status === 200).length'
  await expect.poll(() => page.evaluate(paid)).toBe(6)
  expect(await books.settlements()).toBe(7)
  expect(await books.spent()).toBe(70_000n)
  expect(windows()).toBe(1)
})

test('T49 what a page asked is gone with the page, however fast it leaves', async ({
  bed,
  page,
  wallet,
  booksOf,
}) => {
  const { hand, v2 } = bed.sellers
  const books = await booksOf(hand)
  for (let left = 6; left > 0; left--) {
    hand.log.clear()
    await page.goto(`${hand.origin}/attacks/calls?times=40&now`)
    // It leaves while some have their 402 and some do not.
    await hand.log.waitFor(({ status }) => status === 402)
  }
  await page.goto('about:blank')
  await expect.poll(() => wallet.questions()).toEqual([])
  // Nothing comes late either: what this tab asks next is asked alone.
  const next = `${v2.origin}/articles/otters`
  await page.goto(next)
  const asked = async () => (await wallet.questions()).map(({ url }) => url)
  await expect.poll(asked).toEqual([next])
  expect(await wallet.history()).toEqual([])
  expect(await books.spent()).toBe(0n)
})

test('T49 a page that loads itself again opens three windows, then waits under its badge', async ({
  bed,
  page,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const windows = countQuestionWindows(context)
  const url = `${hand.origin}/dialect/v2-header`
  for (const call of [1, 2, 3]) {
    await page.goto(`${url}?call=${call}`)
    const { page: window } = await reader.question()
    await window.close()
  }
  for (const call of [4, 5]) {
    await page.goto(`${url}?call=${call}`)
    await expect
      .poll(async () => (await wallet.questions()).map((one) => one.url))
      .toEqual([`${url}?call=${call}`])
  }
  await expectNoQuestion(context)
  expect(windows()).toBe(3)

  // An answer shows that a person is there.
  const [waiting] = await wallet.questions()
  await wallet.call('answer', {
    questionId: waiting?.id,
    hash: waiting?.hash,
    choice: { kind: 'dont-pay' },
  })
  await page.goto(`${url}?call=6`)
  await reader.question()
  expect(windows()).toBe(4)
  expect(await books.spent()).toBe(0n)
})
