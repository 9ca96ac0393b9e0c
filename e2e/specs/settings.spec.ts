import type { Page } from '@playwright/test'
import { expectPaidOnce, openBooks } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { password } from '../harness/wallet.ts'
import { openDashboard } from '../screens/dashboard.ts'
import { questionWindow } from '../screens/question.ts'

const another = 'seven quiet otters under pier four'

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
  loaded,
  wallet,
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
  loaded,
  page,
  context,
  wallet,
}) => {
  await wallet.call('saveSettings', { testNetworks: false })
  const url = `${bed.sellers.v2.origin}/articles/otters`
  await page.goto(url)
  const before = await questionWindow(context)
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
  const after = await questionWindow(context)
  await after.sayYes()
  await expect(page.getByText('Scripts ran.')).toBeVisible()
})

test('locking, appearance and where it asks are kept', async ({
  loaded,
  wallet,
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
})

test('a changed password is the one that unlocks', async ({
  loaded,
  wallet,
}) => {
  const page = await openDashboard(loaded, 'settings')
  await page.getByRole('button', { name: 'Change password' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Password', { exact: true }).fill('not this one')
  await dialog.getByLabel('New password').fill(another)
  await dialog.getByLabel('Repeat password').fill(another)
  await dialog.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(dialog.getByRole('alert').first()).toContainText(/wrong|not/i)

  const change = dialog.getByRole('button', { name: 'Change', exact: true })
  await expect(change).toBeEnabled()
  await dialog.getByLabel('Password', { exact: true }).fill(password)
  await change.click()
  await expect(page.getByText('Your password is changed.')).toBeVisible()

  await wallet.call('lock')
  expect(await wallet.call('unlock', { password })).toMatchObject({ ok: false })
  await expect
    .poll(() => wallet.call('unlock', { password: another }))
    .toMatchObject({ ok: true })
})

test('the recovery phrase asks for the password each time', async ({
  loaded,
  wallet,
}) => {
  await wallet.call('wipe', { password })
  const { phrase } = await wallet.call<{ phrase: string }>('newPhrase')
  await wallet.call('create', { phrase, password })
  const page = await openDashboard(loaded, 'accounts')
  const words = page.getByRole('dialog').getByRole('listitem')

  for (const _ of ['first', 'second']) {
    await page.getByRole('button', { name: 'Show recovery phrase' }).click()
    await expect(words).toHaveCount(0)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(words).toHaveCount(12)
    const shown = await words.allInnerTexts()
    expect(shown.map((text) => text.replace(/[^a-z]/g, '')).join(' ')).toBe(
      phrase,
    )
    await page.getByRole('button', { name: 'Hide' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }

  // Nobody looks any more: it is gone by itself.
  await page.getByRole('button', { name: 'Show recovery phrase' }).click()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(words).toHaveCount(12)
  await page.evaluate(() => dispatchEvent(new Event('blur')))
  await expect(words).toHaveCount(0)
})

test('a wipe needs the word and the password, and leaves nothing', async ({
  loaded,
  wallet,
}) => {
  const page = await openDashboard(loaded, 'settings')
  await page.getByRole('button', { name: 'Wipe' }).click()
  const dialog = page.getByRole('dialog')
  const wipe = dialog.getByRole('button', { name: 'Wipe everything' })
  await dialog.getByLabel('Password', { exact: true }).fill(password)
  await expect(wipe).toBeDisabled()
  await dialog.getByLabel('Type “wipe” to go on').fill('wipe')
  await wipe.click()
  await expect(
    page.getByRole('heading', { name: 'Pages with a price simply open' }),
  ).toBeVisible()
  expect(await wallet.call('status')).toMatchObject({
    wallet: 'none',
    address: null,
  })
  expect(await wallet.call('settings')).toMatchObject({ testNetworks: false })
  const left = await (await loaded.worker()).evaluate(() =>
    chrome.storage.local.get(null),
  )
  expect(JSON.stringify(left)).not.toContain(wallet.address)
})

test('paying works with every RPC down', async ({
  bed,
  page,
  context,
  wallet,
}) => {
  const closed = 'http://127.0.0.1:9'
  await wallet.call('saveSettings', {
    rpcUrls: { 'eip155:84532': closed, 'eip155:8453': closed },
  })
  const books = await openBooks(
    bed.chains[84532],
    wallet.address,
    bed.sellers.v2,
  )
  await page.goto(`${bed.sellers.v2.origin}/articles/otters`)
  const question = await questionWindow(context)
  await expect(question.page.getByText('not known right now')).toBeVisible()
  await question.sayYes()
  await expect(page.getByText('Scripts ran.')).toBeVisible()
  await expectPaidOnce(books, 10_000n)
})
