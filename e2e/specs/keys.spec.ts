import { dumpStores } from '../harness/stores.ts'
import { expect, test } from '../harness/test.ts'
import { password } from '../harness/wallet.ts'
import { openDashboard } from '../screens/dashboard.ts'
import { expectStep, readAddress } from '../screens/welcome.ts'

const another = 'seven quiet otters under pier four'

test('a changed password is the one that unlocks', async ({
  wallet,
  loaded,
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
  wallet,
  loaded,
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
  bed,
  wallet,
  loaded,
  reader,
}) => {
  const { origin } = bed.sellers.hand
  await reader.pay(`${origin}/dialect/v2-header`)
  const traces = [wallet.address.toLowerCase(), new URL(origin).host]
  const kept = async () =>
    (await wallet.page.evaluate(dumpStores)).toLowerCase()
  for (const trace of traces) expect(await kept()).toContain(trace)

  const page = await openDashboard(loaded, 'settings')
  await page.getByRole('button', { name: 'Wipe' }).click()
  const dialog = page.getByRole('dialog')
  const secret = dialog.getByLabel('Password', { exact: true })
  const word = dialog.getByLabel('Type “wipe” to go on')
  const wipe = dialog.getByRole('button', { name: 'Wipe everything' })
  // The password without the word, the word without it, and a wrong one.
  await secret.fill(password)
  await expect(wipe).toBeDisabled()
  await secret.fill('')
  await word.fill('wipe')
  await wipe.click()
  await secret.fill(another)
  await wipe.click()
  await expect(dialog.getByRole('alert')).toContainText(
    'That is not the password.',
  )
  expect(await wallet.call('status')).toMatchObject({
    wallet: 'unlocked',
    address: wallet.address,
  })
  for (const trace of traces) expect(await kept()).toContain(trace)

  await secret.fill(password)
  await wipe.click()
  await expectStep(page, 'Pages with a price simply open')
  expect(await wallet.call('status')).toMatchObject({
    wallet: 'none',
    address: null,
  })
  expect(await wallet.call('settings')).toMatchObject({ testNetworks: false })
  for (const trace of traces) expect(await kept()).not.toContain(trace)
})

test('a forgotten password: locked, wiped by the word, imported again', async ({
  bed,
  page: priced,
  wallet,
  loaded,
}) => {
  await wallet.call('wipe', { password })
  const { phrase } = await wallet.call<{ phrase: string }>('newPhrase')
  const { address } = await wallet.call<{ address: string }>('create', {
    phrase,
    password,
  })
  await wallet.call('saveSettings', { askIn: 'window', testNetworks: true })
  const { origin } = bed.sellers.hand
  await priced.goto(`${origin}/dialect/v2-header`)
  await expect.poll(wallet.questions).toHaveLength(1)
  await expect(wallet.call('wipeLocked')).rejects.toThrow('UNLOCKED')
  await wallet.call('lock')

  const page = await openDashboard(loaded, 'settings')
  await page.getByText('Forgot your password?').click()
  await expect(page.getByText(/Nobody can give it back to you/)).toBeVisible()
  await page.getByRole('button', { name: 'Wipe' }).click()
  const dialog = page.getByRole('dialog')
  const wipe = dialog.getByRole('button', { name: 'Wipe everything' })
  await expect(wipe).toBeDisabled()
  await page.evaluate(() => localStorage.setItem('held:0xa', '{}'))
  await dialog.getByLabel('Type “wipe” to go on').fill('wipe')
  await wipe.click()

  await expectStep(page, 'Pages with a price simply open')
  expect(await wallet.call('status')).toMatchObject({ wallet: 'none' })
  expect(await wallet.history()).toEqual([])
  expect(await wallet.call('questions')).toEqual([])
  const left = await (await loaded.worker()).evaluate(async () => [
    await chrome.storage.local.get(null),
    await chrome.storage.session.get(null),
  ])
  expect(JSON.stringify(left)).not.toContain(address)
  expect(JSON.stringify(left)).not.toContain(new URL(origin).host)
  const kept = await page.evaluate(() => ({ ...localStorage }))
  expect(kept).toEqual({ appearance: 'system' })

  await page.getByRole('button', { name: 'Import' }).click()
  await page.getByRole('textbox', { name: 'Recovery phrase' }).fill(phrase)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Password', { exact: true }).fill(another)
  await page.getByLabel('Repeat password').fill(another)
  await page.getByRole('button', { name: 'Import' }).click()
  await expectStep(page, 'Your wallet is ready')
  expect(await readAddress(page)).toBe(address)
})
