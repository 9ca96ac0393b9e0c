import { randomUUID } from 'node:crypto'
import { launch } from '../harness/browser.ts'
import { ways } from '../harness/calls.ts'
import { setClockOff } from '../harness/clock.ts'
import { expectPaidOnce } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import {
  callWallet,
  openSpeaker,
  password,
  type Wallet,
} from '../harness/wallet.ts'
import { openWindow } from '../harness/windows.ts'
import { inspect } from '../screens/inspect.ts'
import { enterOn } from '../screens/keyboard.ts'
import { expectAsked, giveLimit } from '../screens/limits.ts'
import { readerAt } from '../screens/reader.ts'
import type { LoggedRequest } from '../testbed/http/request-log.ts'

const price = 10_000n
const article = '/dialect/v2-header?article='

/** In what states questions wait, each named once. */
const statesAsked = (wallet: Wallet) => async () => [
  ...new Set((await wallet.questions()).map(({ state }) => state)),
]

for (const decided of ['by hand', 'by a rule'] as const) {
  /** Buys a page, so or so; what the wallet spent is known after it. */
  const bought = (how: typeof decided) => (how === 'by hand' ? 1 : 2)

  test(`T31 a page bought ${decided}, reloaded twenty times, is paid once`, async ({
    bed,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    const url = `${hand.origin}${article}${randomUUID()}`
    if (decided === 'by hand') await reader.pay(url)
    else {
      await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`, {
        also: ['open'],
      })
      await page.goto(url)
      await reader.seeGoods()
    }
    await expect.poll(books.settlements).toBe(bought(decided))
    for (let left = 20; left > 0; left--)
      await page.reload({ waitUntil: 'domcontentloaded' })
    await expect.poll(statesAsked(wallet)).toEqual(['paid-before'])
    expect(await books.settlements()).toBe(bought(decided))
    expect(await books.spent()).toBe(BigInt(bought(decided)) * price)
  })

  test(`T31 Back, a duplicated tab and a second window to a page bought ${decided} are paid once`, async ({
    bed,
    page,
    context,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    const url = `${hand.origin}${article}${randomUUID()}`
    if (decided === 'by a rule')
      await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`, {
        also: ['open'],
      })
    await page.goto(url)
    if (decided === 'by hand') await reader.sayYes()
    await reader.seeGoods()
    await expect.poll(books.settlements).toBe(bought(decided))

    await page.goto(`${hand.origin}/landed`)
    await page.goBack()
    await page.goForward()
    await page.goBack()
    expect(page.url()).toBe(url)
    const opened = context.waitForEvent('page')
    await wallet.page.evaluate(async (url) => {
      const [tab] = (await chrome.tabs.query({})).filter(
        (one) => (one.url ?? one.pendingUrl) === url,
      )
      if (tab?.id) await chrome.tabs.duplicate(tab.id)
    }, url)
    await (await opened).waitForLoadState()
    await openWindow(wallet, url)
    await expect.poll(statesAsked(wallet)).toEqual(['paid-before'])
    expect(await books.settlements()).toBe(bought(decided))
    expect(await books.spent()).toBe(BigInt(bought(decided)) * price)
  })
}

test('T31 a link clicked twice under a rule is paid once', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}${article}${randomUUID()}`
  await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`, {
    also: ['open'],
  })
  await page.evaluate((url) => {
    document.body.innerHTML = `<a href="${url}">Read</a>`
  }, url)
  await page.getByRole('link', { name: 'Read' }).dblclick()
  await reader.seeGoods()
  // No answer is outstanding, and what was bought is all that was signed.
  const open = () =>
    hand.log.entries.filter(({ status, dropped }) => !status && !dropped)
  await expect.poll(open).toEqual([])
  await expect
    .poll(async () => (await wallet.history()).map(({ status }) => status))
    .toEqual(['delivered', 'delivered'])
  expect(await books.settlements()).toBe(2)
  expect(await books.spent()).toBe(2n * price)
})

test('T31 the same page in five tabs at once under a rule is paid once', async ({
  bed,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}${article}${randomUUID()}`
  await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`, {
    also: ['open'],
  })
  const tabs = await Promise.all([1, 2, 3, 4, 5].map(() => context.newPage()))
  await Promise.all(tabs.map((tab) => tab.goto(url).catch(() => undefined)))
  // Each has its page, or asks.
  const withGoods = async () => {
    const goods = await Promise.all(
      tabs.map((tab) => tab.getByText('Scripts ran.').count()),
    )
    return goods.filter((one) => one > 0).length
  }
  await expect
    .poll(async () => (await withGoods()) + (await wallet.questions()).length)
    .toBe(tabs.length)
  expect(await wallet.history()).toHaveLength(2)
  await expect.poll(books.settlements).toBe(2)
  expect(await books.spent()).toBe(2n * price)
})

const signatureOf = ({ headers }: LoggedRequest) => headers['payment-signature']

test('T34 an answer lost after it was settled: the retries are handed the same payment', async ({
  bed,
  page,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/turns/settle-then-drop/${randomUUID()}?call=`
  await giveLimit(reader, `${url}0`)
  hand.log.clear()
  await page.evaluate(async (url) => {
    for (let left = 6; left > 0; left--)
      await fetch(url, { signal: AbortSignal.timeout(1200) }).catch(
        () => undefined,
      )
  }, `${url}1`)
  expect(await books.settlements()).toBe(2)
  expect(await books.spent()).toBe(2n * price)
  const headers = hand.log.entries.map(signatureOf)
  // The browser itself sends again what was dropped; the wallet hands over what
  // a 402 came before.
  const handed = headers.filter((one, n) => one && !headers[n - 1])
  expect(handed).toHaveLength(3)
  expect(new Set(hand.log.paid().map(signatureOf)).size).toBe(1)
})

test('a call repeated at once under a rule is asked about, ten seconds later it is paid', async ({
  bed,
  loaded,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header?poll`
  await giveLimit(reader, url)
  const soon = ways['fetch GET'](page, url)
  await expectAsked(wallet, 'TOO_SOON')
  await reader.sayNo()
  expect((await soon).status).toBe(402)
  await setClockOff(loaded, 10_500)
  expect((await ways['fetch GET'](page, url)).status).toBe(200)
  expect(await books.settlements()).toBe(2)
})

test('T31 a page asked about in two tabs and paid in one says so in the other', async ({
  bed,
  page,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}${article}${randomUUID()}`
  await page.goto(url)
  const second = await context.newPage()
  await second.goto(url)
  await expect.poll(async () => (await wallet.questions()).length).toBe(2)

  // The tab in front is asked about first.
  const question = await reader.question()
  await question.sayYes()
  await expect(second.getByText('Scripts ran.')).toBeVisible()
  await expect.poll(books.settlements).toBe(1)
  await page.bringToFront()
  await question.sayYes()
  await expect(
    question.page.getByText('You paid for this page in the meantime'),
  ).toBeVisible()
  await expect(question.payAgain).toBeVisible()
  await inspect(question.page, 'question-paid-meanwhile', 'window', 'narrow')
  await enterOn(question.dontPay)
  await expect.poll(wallet.questions).toEqual([])
  await expectPaidOnce(books, price)
  await expect(page.getByText('Scripts ran.')).toHaveCount(0)
})

test('T31 a page bought before the browser was closed asks when it is opened after it', async ({
  bed,
  loaded,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}${article}${randomUUID()}`
  await reader.pay(url)
  await expect.poll(books.settlements).toBe(1)
  await loaded.close({ keepProfile: true })
  const again = await launch({ profile: loaded.profile })
  try {
    const speaker = await openSpeaker(again)
    expect(await callWallet(speaker, 'status')).toMatchObject({
      wallet: 'locked',
      address: wallet.address,
    })
    await callWallet(speaker, 'unlock', { password })
    const tab = await again.context.newPage()
    const back = readerAt(tab)
    const question = await back.askAt(url)
    await expect(
      question.page.getByRole('heading', { name: 'You paid for this before' }),
    ).toBeAttached()
    expect(await books.settlements()).toBe(1)
    expect(await books.spent()).toBe(price)
  } finally {
    await again.close()
  }
})
