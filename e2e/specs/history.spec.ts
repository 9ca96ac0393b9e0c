import type { Page } from '@playwright/test'
import { launch } from '../harness/browser.ts'
import { expectUnpaid, openBooks } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { openDashboard } from '../screens/dashboard.ts'
import { fillLedger } from '../screens/ledger.ts'
import { questionWindow } from '../screens/question.ts'

async function payFor(page: Page, url: string): Promise<void> {
  await page.goto(url)
  const question = await questionWindow(page.context())
  await question.sayYes()
  await expect(page.getByText('Scripts ran.')).toBeVisible()
}

function part(page: Page, name: string) {
  return page
    .getByRole('complementary', { name: 'Payment' })
    .locator('section')
    .filter({ has: page.getByRole('heading', { name }) })
}

test('a payment opened shows the receipt, the terms, the chain and every step', async ({
  bed,
  page,
  wallet,
  loaded,
}) => {
  const { v2 } = bed.sellers
  await payFor(page, `${v2.origin}/articles/otters`)
  const [settled] = await bed.chains[84532].settlements(v2.payTo)

  const history = await openDashboard(loaded, 'history')
  await history.setViewportSize({ width: 1200, height: 900 })
  await expect(history.getByRole('heading', { name: 'Today' })).toBeVisible()
  await history.getByRole('button', { name: /0\.01 USDC/ }).click()
  const detail = history.getByRole('complementary', { name: 'Payment' })
  await expect(detail.getByText('Paid and delivered')).toBeVisible()
  await expect(detail.getByText('decided by you')).toBeVisible()

  const receipt = part(history, 'Receipt')
  await expect(receipt.getByText('seller says')).toBeVisible()
  const hash = settled?.transaction ?? ''
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

test('the history is there after the browser was closed', async ({
  bed,
  page,
  loaded,
}) => {
  await payFor(page, `${bed.sellers.v2.origin}/articles/otters`)
  await loaded.close({ keepProfile: true })
  const again = await launch({ profile: loaded.profile })
  const history = await openDashboard(again, 'history')
  const row = history.getByRole('button', { name: /0\.01 USDC/ })
  await row.click()
  await expect(history.getByText('Paid and delivered').last()).toBeVisible()
  await again.close()
})

test('the same payment is handed over again from the history', async ({
  bed,
  page,
  context,
  wallet,
  loaded,
}) => {
  const { hand } = bed.sellers
  const books = await openBooks(bed.chains[84532], wallet.address, hand)
  hand.log.clear()
  await page.goto(`${hand.origin}/outcome/500-unsettled`)
  const question = await questionWindow(context)
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
  const signatures = hand.log
    .paid()
    .map(({ headers }) => headers['payment-signature'])
  expect(new Set(signatures).size).toBe(1)
  const { rows } = await wallet.call<{ rows: unknown[] }>('history', {
    limit: 10,
  })
  expect(rows).toHaveLength(1)
  await expectUnpaid(books)
})

test('1,000 payments: the list stays small, and the first one is reachable', async ({
  wallet,
  loaded,
}) => {
  await wallet.call('history', { limit: 1 })
  await fillLedger(wallet.page, 1_000)
  const history = await openDashboard(loaded, 'history')
  await history.setViewportSize({ width: 1200, height: 900 })
  const rows = history
    .getByRole('list', { name: 'Payments' })
    .getByRole('button')
  await expect(rows.first()).toContainText('Story 999')

  const frames = await history.evaluate(async () => {
    const gaps: number[] = []
    let most = 0
    let at = await new Promise<number>(requestAnimationFrame)
    for (let still = 0; still < 30; ) {
      const before = scrollY
      scrollBy(0, 400)
      const now = await new Promise<number>(requestAnimationFrame)
      gaps.push(now - at)
      at = now
      most = Math.max(most, document.querySelectorAll('main li').length)
      still = scrollY === before ? still + 1 : 0
    }
    gaps.sort((a, b) => a - b)
    return {
      count: gaps.length,
      p50: gaps[Math.floor(gaps.length / 2)],
      p99: gaps[Math.floor(gaps.length * 0.99)],
      longest: gaps.at(-1),
      over50: gaps.filter((gap) => gap > 50).length,
      most,
    }
  })
  test.info().annotations.push({
    type: 'frames',
    description: JSON.stringify(frames),
  })
  expect(frames.most).toBeLessThan(80)
  await expect(rows.last()).toContainText('Story 0')
  await expect(history.getByText('That is all.')).toBeVisible()
})

test('pages that cost the same stand under their own days', async ({
  wallet,
  loaded,
}) => {
  await wallet.call('history', { limit: 1 })
  await fillLedger(wallet.page, 3, 86_400_000)
  const history = await openDashboard(loaded, 'history')
  const days = history.getByRole('heading', { level: 2 })
  await expect(days).toHaveCount(3)
  await expect(days.nth(0)).toHaveText('Today')
  await expect(days.nth(1)).toHaveText('Yesterday')
  await expect(days.nth(2)).toHaveText(/day, /)
})
