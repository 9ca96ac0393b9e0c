import type { Page } from '@playwright/test'
import { paymentHeader, signedIn } from '../harness/authorisations.ts'
import { expectPaidOnce } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { openHistory } from '../screens/history.ts'
import { giveLimit, ruleOf } from '../screens/limits.ts'
import { buyPage } from '../screens/purchases.ts'
import { questionWith } from '../screens/question.ts'
import { readerAt } from '../screens/reader.ts'

test('a payment is hidden and shown again, and its limit counts it all along', async ({
  bed,
  wallet,
  loaded,
  reader,
}) => {
  const { hand, v2 } = bed.sellers
  const url = `${hand.origin}/dialect/v2-header`
  await giveLimit(reader, `${url}?call=0`)
  const met = await reader.meet('call', `${url}?call=1`)
  await met.gotIt()
  await reader.pay(`${v2.origin}/articles/otters`)
  const { per24h } = await ruleOf(wallet, hand.origin)
  expect(per24h.used).toBe('10000')

  const history = await openHistory(loaded)
  await expect(history.rows).toHaveCount(3)
  await history.filter('Decided', 'decided by a rule')
  await expect(history.rows).toHaveCount(1)
  await history.rows.click()
  await history.detail
    .getByRole('button', { name: 'Hide', exact: true })
    .click()
  await expect(history.detail.getByText('Limits still count it.')).toBeVisible()
  await expect(history.rows).toHaveCount(0)
  await history.filter('Decided', 'Any')
  await expect(history.rows).toHaveCount(2)
  await expect(history.totals).toContainText('2 payments')
  expect((await ruleOf(wallet, hand.origin)).per24h).toEqual(per24h)

  // Hidden still after a reload, and there for those who ask for it.
  await history.page.reload()
  await expect(history.rows).toHaveCount(2)
  await history.openPart('Filters')
  await history.page.getByRole('switch', { name: 'Show hidden' }).click()
  await expect(history.rows).toHaveCount(3)
  const hidden = history.rows.filter({ hasText: 'hidden' })
  await expect(hidden).toHaveCount(1)
  await hidden.click()
  await history.detail.getByRole('button', { name: 'Show again' }).click()
  await expect(hidden).toHaveCount(0)
  await history.page.getByRole('switch', { name: 'Show hidden' }).click()
  await expect(history.rows).toHaveCount(3)
  expect((await ruleOf(wallet, hand.origin)).per24h).toEqual(per24h)
})

test('Look now finds what was taken, and the evidence of it is copied', async ({
  bed,
  page,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/outcome/settle-then-500`
  await buyPage({ page, wallet, reader }, url, 'unknown')
  await expect.poll(books.settlements).toBe(1)
  const history = await openHistory(loaded)
  const { detail } = history
  await history.open(/settle-then-500/)
  await expect(detail.getByText(/^Not known yet – checking/)).toBeVisible()
  await expect(detail.getByRole('button', { name: /evidence/ })).toHaveCount(0)

  await detail.getByRole('button', { name: 'Look now' }).click()
  await expect(detail.getByText('Paid, not delivered')).toBeVisible()
  await expect(history.rows.first()).toContainText('Paid, not delivered')
  const [settled] = await books.settled()
  await expect(
    detail.getByText(String(settled?.transaction)).first(),
  ).toBeVisible()

  const copied = async (form: 'text' | 'JSON') => {
    await history.page.bringToFront()
    const button = detail
      .locator('section')
      .filter({ has: history.page.getByRole('heading', { name: 'Evidence' }) })
      .getByRole('button')
      .nth(form === 'text' ? 0 : 1)
    await expect(button).toHaveText(`Copy the evidence as ${form}`)
    await button.click()
    await expect(button).toHaveText('Copied')
    return await pasted(page)
  }
  const json = await copied('JSON')
  const [paid] = hand.log.paid()
  if (!paid) throw new Error('Nothing was paid.')
  const header = paymentHeader(paid)
  const { signature, authorization } = signedIn(paid)
  expect(JSON.parse(json)).toMatchObject({
    schema: 'tuppence-evidence',
    request: { seller: hand.origin, method: 'GET', url },
    authorisation: {
      nonce: authorization.nonce,
      from: wallet.address,
      payTo: hand.payTo,
      value: '10000',
      amount: '0.01 USDC',
    },
    chain: {
      transaction: settled?.transaction,
      block: `${settled?.blockNumber}`,
      value: '10000',
    },
    answer: {
      httpStatus: 500,
      bodyHash: null,
      bodyHashBecause: 'NOT_READ',
    },
  })
  const text = await copied('text')
  for (const word of [
    url,
    hand.payTo,
    settled?.transaction,
    authorization.nonce,
    'HTTP status: 500',
    'Hash of the answer: not known',
    'Please deliver the page or return the amount.',
  ])
    expect(text.toLowerCase()).toContain(String(word).toLowerCase())
  // Nothing in it can be presented.
  for (const evidence of [json, text]) {
    expect(evidence).not.toContain(signature)
    expect(evidence).not.toContain(header)
  }
})

test('the page is opened again, and paying again names both amounts', async ({
  bed,
  context,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await reader.pay(`${hand.origin}/dialect/v2-header?article=otters`)
  await expectPaidOnce(books, 10_000n)

  const history = await openHistory(loaded)
  await history.open(/v2-header|Goods/)
  await expect(
    history.detail.getByRole('button', { name: /^Try again/ }),
  ).toHaveCount(0)
  const opened = context.waitForEvent('page')
  await history.detail.getByRole('button', { name: 'Open the page' }).click()
  const tab = await opened
  // The first question's window may still be saying that it was paid.
  const again = await questionWith(tab.context(), 'Pay again')
  await expect(
    again.page.getByText(
      'You paid 0.01 USDC (TEST). Paying again takes 0.01 USDC (TEST) more.',
    ),
  ).toBeVisible()
  await expect(again.pay).toHaveCount(0)
  expect(await books.settlements()).toBe(1)

  await again.sayYes(again.page.getByRole('button', { name: 'Pay again' }))
  await readerAt(tab).seeGoods()
  await expect.poll(books.settlements).toBe(2)
  expect(await books.spent()).toBe(20_000n)
  await expect(history.rows).toHaveCount(2)
})

/** What was copied last, pasted into a field of another page. */
async function pasted(page: Page): Promise<string> {
  await page.bringToFront()
  await page.goto('about:blank')
  await page.setContent('<textarea autofocus></textarea>')
  const field = page.locator('textarea')
  await field.focus()
  await page.keyboard.press('ControlOrMeta+V')
  return await field.inputValue()
}
