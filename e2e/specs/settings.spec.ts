import type { Page } from '@playwright/test'
import { expectPaidOnce } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { openDashboard } from '../screens/dashboard.ts'

async function giveRpcUrl(
  page: Page,
  network: string,
  url: string,
): Promise<void> {
  const field = page.getByLabel(`RPC URL for ${network}`, { exact: true })
  if (!(await field.isVisible()))
    await page
      .getByRole('listitem')
      .filter({ has: page.locator(`label:text-is("RPC URL for ${network}")`) })
      .locator('summary')
      .click()
  await field.fill(url)
  await page
    .getByRole('listitem')
    .filter({ has: field })
    .getByRole('button', { name: 'Save' })
    .click()
}

test('an RPC URL is checked, kept, used, and put back', async ({
  bed,
  wallet,
  loaded,
}) => {
  const chain = bed.chains[8453]
  await wallet.call('saveSettings', { rpcUrls: {} })
  const page = await openDashboard(loaded, 'settings')
  await page.getByText('Endpoints').click()

  await giveRpcUrl(page, 'Base', 'http://example.com/rpc')
  await expect(page.getByRole('alert')).toContainText('must start with https')
  await giveRpcUrl(page, 'Base', bed.chains[84532].rpcUrl)
  await expect(page.getByRole('alert')).toContainText('serves another network')
  expect(await wallet.call('settings')).toMatchObject({ rpcUrls: {} })

  await giveRpcUrl(page, 'Base', chain.rpcUrl)
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  expect(await wallet.call('settings')).toMatchObject({
    rpcUrls: { 'eip155:8453': chain.rpcUrl },
  })
  await chain.mint(wallet.address, 2_340_000n)
  await page.getByRole('link', { name: 'Accounts' }).click()
  await expect(page.getByText('7.34 USDC')).toBeVisible()

  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByText('Endpoints').click()
  await page.locator('summary').filter({ hasText: 'yours' }).click()
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect
    .poll(() => wallet.call('settings'))
    .toMatchObject({ rpcUrls: {} })
})

test('test networks are off until a person switches them on', async ({
  bed,
  page,
  wallet,
  loaded,
  reader,
}) => {
  await wallet.call('saveSettings', { testNetworks: false })
  const url = `${bed.sellers.v2.origin}/articles/otters`
  await page.goto(url)
  const before = await reader.question()
  await expect(
    before.page.getByText('test networks are switched off').first(),
  ).toBeVisible()
  await expect(before.pay).toHaveCount(0)
  await before.page.getByRole('button', { name: 'Close' }).click()

  const settings = await openDashboard(loaded, 'settings')
  await settings.getByRole('switch', { name: 'Test networks' }).click()
  await expect
    .poll(() => wallet.call('settings'))
    .toMatchObject({ testNetworks: true })
  await page.bringToFront()
  await page.goto(url)
  const after = await reader.question()
  await after.sayYes()
  await reader.seeGoods()
})

test('locking, appearance and where it asks are kept', async ({
  wallet,
  loaded,
}) => {
  const page = await openDashboard(loaded, 'settings')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByLabel('Lock after').selectOption('5 minutes')
  await page.getByLabel('Appearance').selectOption('Dark')
  await page
    .getByLabel('Where the question opens')
    .selectOption('In the toolbar')
  await expect
    .poll(() => wallet.call('settings'))
    .toMatchObject({
      autoLockMinutes: 5,
      appearance: 'dark',
      askIn: 'toolbar',
    })
  const paper = () =>
    page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    )
  await expect.poll(paper).toBe('rgb(22, 24, 26)')
  await page.reload()
  await expect(page.getByLabel('Lock after')).toHaveValue('5')
  await expect.poll(paper).toBe('rgb(22, 24, 26)')

  const { locksAtMs } = await wallet.call<{ locksAtMs: number }>('status')
  expect(locksAtMs - Date.now()).toBeLessThanOrEqual(5 * 60_000)
  expect(locksAtMs).toBeGreaterThan(Date.now())
})

test('paying works with every RPC down', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const closed = 'http://127.0.0.1:9'
  await wallet.call('saveSettings', {
    rpcUrls: { 'eip155:84532': closed, 'eip155:8453': closed },
  })
  const books = await booksOf(bed.sellers.v2)
  await page.goto(`${bed.sellers.v2.origin}/articles/otters`)
  const question = await reader.question()
  await expect(question.page.getByText('not known right now')).toBeVisible()
  await question.sayYes()
  await reader.seeGoods()
  await expectPaidOnce(books, 10_000n)
})
