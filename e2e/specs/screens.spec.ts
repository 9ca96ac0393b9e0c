import type { Page } from '@playwright/test'
import { ways } from '../harness/calls.ts'
import { expect, test } from '../harness/test.ts'
import { password } from '../harness/wallet.ts'
import { openDashboard, openScreen } from '../screens/dashboard.ts'
import { inspect } from '../screens/inspect.ts'
import { fillLedger } from '../screens/ledger.ts'
import { type Question, questionWindow } from '../screens/question.ts'
import { expectStep, readWords, welcomeTab } from '../screens/welcome.ts'

test.setTimeout(180_000)

/** Opens a priced page and gives the window that asks about it. */
async function askAt(page: Page, url: string): Promise<Question> {
  await page.bringToFront()
  await page.goto(url)
  return questionWindow(page.context())
}

/** Goes elsewhere: nothing waits any more, and the window closes itself. */
async function leave(page: Page, question: Question): Promise<void> {
  await page.goto('about:blank')
  await expect.poll(() => question.page.isClosed()).toBe(true)
}

test('the question, before a payment', async ({
  bed,
  page,
  context,
  wallet,
}) => {
  const { v2, hand } = bed.sellers
  const asking = await askAt(page, `${v2.origin}/articles/otters`)
  await expect(asking.page.getByText('4.99 USDC')).toBeVisible()
  await inspect(asking.page, 'question-ask', 'window')
  await asking.page.locator('summary').first().click()
  await inspect(asking.page, 'question-details', 'window')
  await wallet.call('lock')
  await expect(
    asking.page.getByLabel('Password', { exact: true }),
  ).toBeVisible()
  await inspect(asking.page, 'question-locked', 'window')
  await wallet.call('unlock', { password })
  await leave(page, asking)

  const choosing = await askAt(page, `${v2.origin}/articles/either`)
  await expect(choosing.page.getByText('you have 5').first()).toBeVisible()
  await inspect(choosing.page, 'question-chooser', 'window')
  await leave(page, choosing)

  const long = `${hand.localOrigin}/dialect/v2-header?${'a-long-word-'.repeat(30)}`
  const wordy = await askAt(page, long)
  await expect(wordy.page.getByText('4.99 USDC')).toBeVisible()
  await inspect(wordy.page, 'question-long', 'window')
  await leave(page, wordy)

  const unpayable = await askAt(page, `${hand.origin}/bad/network-unknown`)
  await expect(
    unpayable.page.getByText('This cannot be paid').last(),
  ).toBeVisible()
  await inspect(unpayable.page, 'question-unpayable', 'window')
  await leave(page, unpayable)

  await page.goto(`${bed.sellers.pages.origin}/blank`)
  const calls = ['v2-header', 'v2-body'].map((dialect) =>
    ways['fetch GET'](page, `${hand.localOrigin}/cors/${dialect}`).catch(
      () => null,
    ),
  )
  const queue = await questionWindow(context)
  await expect(queue.page.getByText('1 of 2')).toBeVisible()
  await inspect(queue.page, 'question-queue', 'window')
  await leave(page, queue)
  await Promise.all(calls)
})

test('the question about a price the browser hides', async ({
  bed,
  page,
  context,
}) => {
  const { hand, pages } = bed.sellers
  await page.goto(`${pages.localOrigin}/blank`)
  const call = ways['fetch POST JSON'](
    page,
    `${hand.origin}/cors/v2-header`,
  ).catch(() => null)
  const hidden = await questionWindow(context)
  await expect(
    hidden.page.getByRole('button', { name: 'Show the price' }),
  ).toBeVisible()
  await inspect(hidden.page, 'question-hidden-price', 'window')
  await leave(page, hidden)
  await call
})

test('the question, after a payment', async ({ bed, page, wallet }) => {
  const { v2, hand } = bed.sellers
  const url = `${v2.origin}/articles/otters`
  const first = await askAt(page, url)
  await first.sayYes()
  await expect(page.getByText('Scripts ran.')).toBeVisible()
  await expect.poll(() => first.page.isClosed()).toBe(true)

  const before = await askAt(page, url)
  await expect(
    before.page.getByText('You paid for this before').last(),
  ).toBeVisible()
  await inspect(before.page, 'question-paid-before', 'window')
  await leave(page, before)

  const short = await askAt(page, `${v2.origin}/api/dear`)
  await expect(
    short.page.getByText('0.01 USDC short on Base Sepolia'),
  ).toBeVisible()
  await expect(short.pay).toBeDisabled()
  await inspect(short.page, 'question-too-little', 'window')
  await leave(page, short)

  for (const [outcome, title] of [
    ['500-unsettled', 'Not known yet'],
    ['refused', 'Nothing was taken, says the seller'],
    ['settle-then-402', 'Not known yet'],
  ] as const) {
    const asked = await askAt(page, `${hand.origin}/outcome/${outcome}`)
    await asked.sayYes()
    await expect(asked.page.getByText(title).last()).toBeVisible()
    await inspect(asked.page, `outcome-${outcome}`, 'window')
    await asked.page.getByRole('button', { name: 'Close' }).click()
    await expect.poll(() => asked.page.isClosed()).toBe(true)
  }
  expect(await wallet.call('status')).toMatchObject({ wallet: 'unlocked' })
})

test('the popup at rest', async ({ wallet, loaded }) => {
  const popup = await openScreen(loaded, 'popup.html')
  await expect(popup.getByText('No prices here')).toBeVisible()
  await expect(popup.getByText('5.00 USDC').first()).toBeVisible()
  await inspect(popup, 'popup-empty', 'popup')
  await wallet.call('history', { limit: 1 })
  await fillLedger(wallet.page, 7)
  await popup.reload()
  await expect(popup.getByText('Story 6')).toBeVisible()
  await inspect(popup, 'popup-payments', 'popup')
  await wallet.call('lock')
  await expect(popup.getByRole('button', { name: 'Unlock' })).toBeVisible()
  await inspect(popup, 'popup-locked', 'popup')
})

test('the dashboard', async ({ bed, page, wallet, loaded }) => {
  const history = await openDashboard(loaded, 'history')
  await expect(history.getByText('Nothing paid yet')).toBeVisible()
  await inspect(history, 'history-empty', 'tab', 'narrow')
  await fillLedger(wallet.page, 12, 4_000_000)
  const asked = await askAt(page, `${bed.sellers.v2.origin}/articles/otters`)
  await asked.sayYes()
  await expect(page.getByText('Scripts ran.')).toBeVisible()
  await history.bringToFront()
  await history.reload()
  await expect(history.getByText('Story 11')).toBeVisible()
  await inspect(history, 'history-list', 'tab', 'narrow')
  await history.getByRole('button', { name: /127\.0\.0\.1/ }).click()
  await expect(history.getByText('Paid and delivered').last()).toBeVisible()
  await inspect(history, 'history-detail', 'narrow', 'tab')
  await history.close()

  const accounts = await openDashboard(loaded, 'accounts')
  await expect(accounts.getByText('4.99 USDC')).toBeVisible()
  await inspect(accounts, 'accounts', 'tab', 'narrow')
  await accounts.getByRole('button', { name: 'Show private key' }).click()
  await inspect(accounts, 'accounts-reveal', 'narrow', 'tab')
  await accounts.close()

  const settings = await openDashboard(loaded, 'settings')
  await settings.getByText('Endpoints').click()
  await inspect(settings, 'settings', 'tab', 'narrow')
  for (const name of ['Change password', 'Wipe']) {
    await settings.getByRole('button', { name }).click()
    await inspect(settings, `settings-${name.split(' ')[0]}`, 'narrow', 'tab')
    await settings.keyboard.press('Escape')
  }
  await wallet.call('lock')
  await expect(settings.getByRole('button', { name: 'Unlock' })).toBeVisible()
  await inspect(settings, 'settings-locked', 'tab', 'narrow')
})

test('the first run, and the rest without a wallet', async ({
  context,
  loaded,
}) => {
  const page = await welcomeTab(context)
  await expectStep(page, 'Pages with a price simply open')
  await inspect(page, 'welcome-1-start', 'tab', 'narrow')

  const popup = await openScreen(loaded, 'popup.html')
  await expect(popup.getByText('No wallet yet')).toBeVisible()
  await inspect(popup, 'popup-no-wallet', 'popup')
  await popup.close()
  const dashboard = await openDashboard(loaded, 'accounts')
  await inspect(dashboard, 'dashboard-no-wallet', 'tab', 'narrow')
  await dashboard.close()

  await page.getByRole('button', { name: 'Import' }).click()
  await inspect(page, 'welcome-2-import', 'tab', 'narrow')
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('button', { name: 'Create' }).click()
  const words = await readWords(page)
  await inspect(page, 'welcome-3-words', 'tab', 'narrow')
  await page.getByRole('button', { name: 'I have written them down' }).click()
  for (const field of await page.getByRole('textbox').all()) {
    const label = await field.evaluate(
      (input) => (input as HTMLInputElement).labels?.[0]?.innerText ?? '',
    )
    await field.fill(words[Number(label.replace(/\D/g, '')) - 1] ?? '')
  }
  await inspect(page, 'welcome-4-confirm', 'tab', 'narrow')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Repeat password').fill(password)
  await expect(page.getByText('Strong.')).toBeVisible()
  await inspect(page, 'welcome-5-password', 'tab', 'narrow')
  await page.getByRole('button', { name: 'Create' }).click()
  await expectStep(page, 'Your wallet is ready')
  await inspect(page, 'welcome-6-fund', 'tab', 'narrow')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expectStep(page, 'Two last things')
  await inspect(page, 'welcome-7-ready', 'tab', 'narrow')
})
