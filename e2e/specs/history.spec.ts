import type { Page } from '@playwright/test'
import { expectOneAuthorisation, expectUnpaid } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { openDashboard } from '../screens/dashboard.ts'

function part(page: Page, name: string) {
  return page
    .getByRole('complementary', { name: 'Payment' })
    .locator('section')
    .filter({ has: page.getByRole('heading', { name }) })
}

test('a payment opened shows the receipt, the terms, the chain and every step', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { v2 } = bed.sellers
  const books = await booksOf(v2)
  await reader.pay(`${v2.origin}/articles/otters`)
  const [settled] = await books.settled()

  const history = await openDashboard(loaded, 'history')
  await history.setViewportSize({ width: 1200, height: 900 })
  await expect(history.getByRole('heading', { name: 'Today' })).toBeVisible()
  await history.getByRole('button', { name: /0\.01 USDC/ }).click()
  const detail = history.getByRole('complementary', { name: 'Payment' })
  await expect(detail.getByText('Paid and delivered')).toBeVisible()
  await expect(detail.getByText('decided by you')).toBeVisible()

  const receipt = part(history, 'Receipt')
  await expect(receipt.getByText('seller says')).toBeVisible()
  const hash = String(settled?.transaction)
  await expect(receipt.getByText(hash)).toBeVisible()
  await expect(receipt.getByRole('link')).toHaveAttribute(
    'href',
    `https://sepolia.basescan.org/tx/${hash}`,
  )
  await expect(receipt.getByText(wallet.address)).toBeVisible()

  const steps = part(history, 'What happened').getByRole('listitem')
  await expect(steps).toContainText([
    'Counted',
    'Agreed',
    'Handed to the seller',
    'The seller answered',
  ])
  for (const step of await steps.all())
    await expect(step.locator('time')).toHaveAttribute(
      'datetime',
      /^\d{4}-\d\d-\d\dT/,
    )

  await detail.getByText('Terms agreed').click()
  await expect(detail.getByText(`"payTo": "${v2.payTo}"`)).toBeVisible()

  // The keyboard opens and closes it too.
  await history.keyboard.press('Escape')
  await expect(detail.getByText('Choose a payment')).toBeVisible()
  await expect(
    history.getByRole('button', { name: /0\.01 USDC/ }),
  ).toBeFocused()
  await history.keyboard.press('Enter')
  await expect(detail.getByText('Paid and delivered')).toBeVisible()
})

test('a payment opened while it is on its way shows how it ended', async ({
  bed,
  context,
  loaded,
  reader,
}) => {
  const { hand } = bed.sellers
  // The first look is from before the seller's answer, and comes after it.
  await context.addInitScript(holdBackTheFirst, ['payment', 5_000] as const)
  await reader.meet('open', `${hand.origin}/outcome/slow?ms=3000`)
  await reader.sayYes()
  const history = await openDashboard(loaded, 'history')
  await history.setViewportSize({ width: 1200, height: 900 })
  await history.getByRole('button', { name: /0\.01 USDC/ }).click()
  const detail = history.getByRole('complementary', { name: 'Payment' })
  await expect(detail.getByText('Paid and delivered')).toBeVisible()
  await expect(part(history, 'Receipt').getByText('seller says')).toBeVisible()
})

/** In a screen: the answer to its first message of this name comes late. */
function holdBackTheFirst([name, ms]: readonly [string, number]): void {
  if (location.pathname !== '/dashboard.html') return
  const { runtime } = chrome
  const send = runtime.sendMessage.bind(runtime)
  let held = false
  const sendLate = async (message: { name?: string }) => {
    const isFirst = message.name === name && !held
    held ||= isFirst
    const reply = await send(message)
    if (isFirst) await new Promise((resolve) => setTimeout(resolve, ms))
    return reply
  }
  Object.assign(runtime, { sendMessage: sendLate })
}

test('the history is there after the browser was closed', async ({
  bed,
  reader,
  reopen,
}) => {
  await reader.pay(`${bed.sellers.v2.origin}/articles/otters`)
  const history = await openDashboard(await reopen(), 'history')
  const row = history.getByRole('button', { name: /0\.01 USDC/ })
  await row.click()
  await expect(history.getByText('Paid and delivered').last()).toBeVisible()
})

test('the same payment is handed over again from the history', async ({
  bed,
  page,
  context,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await page.goto(`${hand.origin}/outcome/500-unsettled`)
  const question = await reader.question()
  await question.sayYes()
  await expect(question.page.getByText('Not known yet').first()).toBeVisible()
  await question.page.close()

  const history = await openDashboard(loaded, 'history')
  await history.setViewportSize({ width: 1200, height: 900 })
  await history.getByRole('button', { name: /0\.01 USDC/ }).click()
  const opened = context.waitForEvent('page')
  await history
    .getByRole('button', { name: 'Try again with the same payment' })
    .click()
  const tab = await opened
  await expect.poll(() => tab.url()).toContain('/outcome/500-unsettled')

  await expect.poll(() => hand.log.paid().length).toBe(2)
  expectOneAuthorisation(hand, 2)
  const rows = await wallet.history()
  expect(rows).toHaveLength(1)
  await expectUnpaid(books)
})
