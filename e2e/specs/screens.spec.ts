import { expect, test } from '../harness/test.ts'
import { password } from '../harness/wallet.ts'
import { openDashboard, openScreen } from '../screens/dashboard.ts'
import { inspect } from '../screens/inspect.ts'
import { fillLedger } from '../screens/ledger.ts'
import { expectStep, readWords, welcomeTab } from '../screens/welcome.ts'

test('the popup at rest', async ({ wallet, loaded }) => {
  const popup = await openScreen(loaded, 'popup.html')
  await expect(popup.getByText('No prices here')).toBeVisible()
  await expect(popup.getByText('5.00 USDC').first()).toBeVisible()
  await inspect(popup, 'popup-empty', 'popup')
  await fillLedger(wallet, 7)
  await popup.reload()
  await expect(popup.getByText('Story 6')).toBeVisible()
  await inspect(popup, 'popup-payments', 'popup')
  await wallet.call('lock')
  await expect(popup.getByRole('button', { name: 'Unlock' })).toBeVisible()
  await inspect(popup, 'popup-locked', 'popup')
})

test('the dashboard', async ({ bed, wallet, loaded, reader }) => {
  const history = await openDashboard(loaded, 'history')
  await expect(history.getByText('Nothing paid yet')).toBeVisible()
  await inspect(history, 'history-empty', 'tab', 'narrow')
  await fillLedger(wallet, 12, 4_000_000)
  const asked = await reader.askAt(`${bed.sellers.v2.origin}/articles/otters`)
  await asked.sayYes()
  await reader.seeGoods()
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
  await settings.getByText('Forgot your password?').click()
  await inspect(settings, 'settings-forgot', 'narrow', 'tab')
  await settings.getByRole('button', { name: 'Wipe' }).click()
  await inspect(settings, 'settings-wipe-locked', 'narrow', 'tab')
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
