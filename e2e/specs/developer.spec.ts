import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import type { Locator, Page } from '@playwright/test'
import { paymentHeader } from '../harness/authorisations.ts'
import type { LoadedBrowser } from '../harness/browser.ts'
import { ways } from '../harness/calls.ts'
import { expectPaidOnce } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { callWallet, openSpeaker } from '../harness/wallet.ts'
import { openDashboard } from '../screens/dashboard.ts'
import { inspect, sizes } from '../screens/inspect.ts'
import { enterOn, tabTo } from '../screens/keyboard.ts'

/** Opens the view, where what is copied can be read. */
async function openView(loaded: LoadedBrowser): Promise<Page> {
  await loaded.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  return await openDashboard(loaded, 'developer')
}

/** The line of an answer, and all that opens under it. */
function rowOf(view: Page, url: string): Locator {
  return view
    .getByRole('list', { name: '402 answers' })
    .locator('> li')
    .filter({ hasText: url })
}

async function copied(row: Locator, name: string): Promise<string> {
  const button = row.getByRole('button', { name })
  await button.click()
  // It is called "Copied" once it is.
  await expect(button).toHaveCount(0)
  return await row.page().evaluate(() => navigator.clipboard.readText())
}

async function withTestNetworks(loaded: LoadedBrowser): Promise<void> {
  const speaker = await openSpeaker(loaded)
  await callWallet(speaker, 'saveSettings', { testNetworks: true })
  await speaker.close()
}

test('without a wallet: an honest page is payable, decoded beside raw', async ({
  loaded,
  bed,
}) => {
  const view = await openView(loaded)
  await expect(view.getByText('No 402 seen yet')).toBeVisible()
  await inspect(view, 'developer-empty', 'wide', 'narrow', 'least')

  const { v2 } = bed.sellers
  const url = `${v2.origin}/articles/ferries`
  const page = await loaded.context.newPage()
  const answer = await page.goto(url)
  await view.bringToFront()
  const row = rowOf(view, url)
  // It comes by itself, while the view is open.
  await expect(row.getByText('Payable', { exact: true }).first()).toBeVisible()
  await view.reload()
  await expect(row.getByText('A buyer can pay this: 1 of 1')).toBeVisible()
  await expect(row.getByText('Ask again to see them.')).toBeVisible()
  await expect(row.getByText('0.25 USDC')).toBeVisible()
  const raw = answer?.headers()['payment-required'] ?? ''
  await expect(row.getByText(raw, { exact: true })).toBeVisible()
  await expect(row.getByText('"x402Version": 2')).toBeVisible()
  await expect(row.getByText('x402 v2')).toBeVisible()

  const json = JSON.parse(await copied(row, 'Copy as JSON'))
  expect(json).toMatchObject({ url, method: 'GET', source: 'header', raw })
  expect(JSON.parse(json.decoded)).toEqual(
    JSON.parse(Buffer.from(raw, 'base64').toString()),
  )
  const names = json.headers.map(({ name }: { name: string }) => name)
  expect(names).toContain('payment-required')
  expect(names).not.toContain('set-cookie')

  // In a shell of the seller's, the command gets the same 402.
  const command = await copied(row, 'Copy as curl')
  await expectRun(command, raw)
  await inspect(view, 'developer-payable', 'wide', 'narrow', 'least')
})

/**
 * Runs a command that holds no payment, beside the seller in this process: it
 * gets the 402, and its head has this in it. On a computer without curl it is
 * not run, and the report says so.
 */
async function expectRun(command: string, part = ''): Promise<void> {
  expect(command).toMatch(/^curl /)
  expect(command).not.toMatch(/payment|signature|cookie|authorization/i)
  if (spawnSync('curl', ['--version']).error) {
    const description = 'There is no curl here: the command was not run.'
    console.warn(description)
    test.info().annotations.push({ type: 'not run', description })
    return
  }
  const whole = `${command} --silent --noproxy '*'`
  const { stdout } = await promisify(execFile)('sh', ['-c', whole], {
    timeout: 10_000,
  })
  const [head = ''] = stdout.split('\r\n\r\n')
  expect(head).toMatch(/^HTTP\/1\.1 402 /)
  expect(head).toContain(part)
}

test('without a wallet: why a buyer cannot pay, and a 402 that is not x402', async ({
  loaded,
  bed,
}) => {
  await withTestNetworks(loaded)
  const view = await openView(loaded)
  const { hand } = bed.sellers
  const page = await loaded.context.newPage()
  const open = async (path: string) => {
    const url = `${hand.localOrigin}${path}`
    await page.bringToFront()
    await page.goto(url)
    await view.bringToFront()
    const row = rowOf(view, url)
    await expect(row).toBeVisible()
    return row
  }

  const wrongName = await open('/bad/eip712-name-wrong')
  await expect(wrongName.getByText('WRONG_TOKEN_NAME').first()).toBeVisible()
  await expect(
    wrongName.getByText('Cannot be paid', { exact: true }).first(),
  ).toBeVisible()
  await expect(wrongName.getByText('USD Coin').first()).toBeVisible()
  await inspect(view, 'developer-unpayable', 'wide', 'narrow', 'least')

  const plain = await open('/bare/json')
  await expect(
    plain.getByText('No x402 challenge in the header or body.').first(),
  ).toBeVisible()
  await expect(plain.getByText('card_error')).toBeVisible()

  const inBody = await open('/dialect/v2-body')
  await expect(inBody.getByText('from the body')).toBeVisible()
  await expect(inBody.getByText('A buyer can pay this')).toBeVisible()

  // Headers of what is asked for while the view is open, and no secrets.
  const session = { name: 'session', value: 'secret-cookie' }
  await loaded.context.addCookies([{ ...session, url: hand.localOrigin }])
  await page.evaluate(async (url) => {
    const headers = { authorization: 'Bearer secret-login', 'x-key': 'secret' }
    await fetch(url, { headers })
  }, `${hand.localOrigin}/dialect/v2-header?headers`)
  const asked = rowOf(view, '/dialect/v2-header?headers')
  await expect(asked.getByText('accept: */*')).toBeVisible()
  await expect(asked.getByText('authorization: (not shown)')).toBeVisible()
  await expect(asked.getByText('x-key: (not shown)')).toBeVisible()
  expect(await asked.innerText()).not.toContain('secret')
  expect(await copied(asked, 'Copy as JSON')).not.toContain('secret')

  // A call: nobody listened to this origin's calls before it asked.
  await ways['fetch GET'](page, `${hand.localOrigin}/bare/text`)
  const call = rowOf(view, '/bare/text')
  await expect(call.getByText('Not x402')).toBeVisible()
  await expect(call.getByText('fetch / XMLHttpRequest')).toBeVisible()

  await view.getByRole('button', { name: 'Clear' }).click()
  await expect(view.getByText('No 402 seen yet')).toBeVisible()
})

test('what was paid tells its timing and leads to the payment', async ({
  loaded,
  bed,
  page,
  reader,
  wallet,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header?way=dev`
  await page.goto(`${hand.origin}/landed`)
  const called = ways['fetch GET'](page, url)
  const question = await reader.question()
  const view = await openView(loaded)
  const row = rowOf(view, url)
  await expect(row.getByText('A question is waiting')).toBeVisible()
  await page.bringToFront()
  await question.sayYes()
  expect(await called).toMatchObject({ status: 200 })
  await expectPaidOnce(books, 10_000n)

  await view.bringToFront()
  await view.reload()
  await expect(row.getByText('It was paid.')).toBeVisible()
  for (const step of [
    '402 seen',
    'The page asked',
    'Decided',
    'Counted',
    'Handed to the seller',
    'The seller answered',
  ])
    await expect(
      row
        .locator('li')
        .filter({ hasText: step })
        .getByText(/^\d+ ms$/),
    ).toBeVisible()
  await inspect(view, 'developer-paid', 'wide', 'narrow')

  const payment = `${hand.log.paid().map(paymentHeader)[0]}`
  expect(payment.length).toBeGreaterThan(100)
  const command = await copied(row, 'Copy as curl')
  await expectRun(command)
  const json = await copied(row, 'Copy as JSON')
  for (const text of [command, json]) {
    expect(text).not.toContain(payment)
    expect(text.toLowerCase()).not.toMatch(/payment-signature|x-payment"/)
  }

  await row.getByRole('link', { name: 'Open the payment' }).click()
  const [newest] = await wallet.history()
  await expect(view).toHaveURL(new RegExp(`#/history/${newest?.id}`))
  await expect(view.getByRole('heading', { name: 'Proof' })).toBeVisible()
})

test('a tab shows its own, and goes with its answers', async ({
  loaded,
  bed,
}) => {
  const { v2 } = bed.sellers
  const view = await openView(loaded)
  const [first, second] = [
    await loaded.context.newPage(),
    await loaded.context.newPage(),
  ]
  await first.goto(`${v2.origin}/articles/ferries?tab=1`)
  await second.goto(`${v2.origin}/articles/ferries?tab=2`)
  await view.bringToFront()
  await expect(rowOf(view, '/articles/ferries')).toHaveCount(2)
  const tabId = await view.evaluate(async () => {
    const tabs = await chrome.tabs.query({})
    return tabs.find(({ url }) => url?.includes('tab=2'))?.id
  })
  await view.goto(`${loaded.origin}/dashboard.html#/developer?tab=${tabId}`)
  await expect(rowOf(view, 'tab=2')).toBeVisible()
  await expect(rowOf(view, 'tab=1')).toHaveCount(0)

  // By the keyboard: to all tabs, and a row shut and opened.
  await view.setViewportSize(sizes.wide)
  await enterOn(view.getByRole('link', { name: 'Show all tabs' }))
  await expect(rowOf(view, 'tab=1')).toBeVisible()
  const row = rowOf(view, 'tab=1')
  await tabTo(row.locator('summary').first())
  await view.keyboard.press('Enter')
  await expect(row.getByRole('heading', { name: 'As sent' })).toBeVisible()
  await view.keyboard.press('Enter')
  await expect(row.getByRole('heading', { name: 'As sent' })).toHaveCount(0)

  await second.close()
  await expect(rowOf(view, 'tab=2')).toHaveCount(0)
  await expect(rowOf(view, 'tab=1')).toBeVisible()
})
