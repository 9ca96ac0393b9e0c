import { randomUUID } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import words from '../../locales/en.json' with { type: 'json' }
import { launch } from '../harness/browser.ts'
import { ways } from '../harness/calls.ts'
import { expectPaidOnce } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { callWallet, openSpeaker, password } from '../harness/wallet.ts'
import { readerAt } from '../screens/reader.ts'
import { signInsOf } from '../screens/sign-ins.ts'

test.setTimeout(120_000)

const windowsOf = (context: BrowserContext) =>
  context.pages().filter((one) => one.url().includes('/approval.html'))

const price = 10_000n

test('bought pages and calls open again after a restart, and nothing more is paid', async ({
  bed,
  loaded,
  reader,
  page,
  booksOf,
}) => {
  const { siwx } = bed.sellers
  siwx.events.length = 0
  const books = await booksOf(siwx)
  const article = `${siwx.origin}/articles/otters`
  const quote = `${siwx.origin}/api/quote`
  await reader.pay(article)
  await page.goto(`${siwx.origin}/landed`)
  const bought = ways['fetch GET'](page, quote)
  await reader.sayYes()
  expect((await bought).status).toBe(200)
  await expect.poll(books.settlements).toBe(2)
  siwx.log.clear()
  await loaded.close({ keepProfile: true })

  const again = await launch({ profile: loaded.profile })
  try {
    const speaker = await openSpeaker(again)
    const tab = await again.context.newPage()
    const back = readerAt(tab)
    // Locked: the password first, in place, then the same question goes on.
    const question = await back.askAt(article)
    const screen = question.page
    await screen.getByLabel('Password', { exact: true }).fill(password)
    await screen.getByRole('button', { name: 'Unlock' }).click()
    await question.sayYes(question.openAgain)
    await back.seeGoods()

    await tab.goto(`${siwx.origin}/landed`)
    for (const way of ['fetch GET', 'XHR GET'] as const) {
      const call = ways[way](tab, quote)
      const asked = await back.question()
      await asked.sayYes(asked.openAgain)
      expect(await call).toMatchObject({ status: 200, url: quote })
    }
    expect(siwx.events).toEqual(Array(3).fill('access_granted'))
    expect(signInsOf(siwx)).toHaveLength(3)
    expect(siwx.log.paid()).toEqual([])
    expect(await books.settlements()).toBe(2)
    expect(await books.spent()).toBe(2n * price)

    const { rows } = await callWallet<{ rows: { id: string; url: string }[] }>(
      speaker,
      'history',
      { limit: 10 },
    )
    expect(rows).toHaveLength(2)
    const reopened = rows.map(async ({ id, url }) => {
      const detail = { id }
      const { events } = await callWallet<{ events: { kind: string }[] }>(
        speaker,
        'payment',
        detail,
      )
      return [url, events.filter((one) => one.kind === 'reopened').length]
    })
    expect(Object.fromEntries(await Promise.all(reopened))).toEqual({
      [article]: 1,
      [quote]: 2,
    })
  } finally {
    await again.close()
  }
})

const bad = {
  'wrong-domain': 'SIGN_IN_DOMAIN',
  'foreign-uri': 'SIGN_IN_URI',
  'uri-line-break': 'SIGN_IN_URI',
  expired: 'SIGN_IN_EXPIRED',
  stale: 'SIGN_IN_STALE',
  'lasts-long': 'SIGN_IN_LONG',
  newline: 'SIGN_IN_STATEMENT',
  'foreign-resource': 'SIGN_IN_RESOURCES',
  'short-nonce': 'SIGN_IN_NONCE',
  ed25519: 'SIGN_IN_CHAIN',
} as const

for (const [name, because] of Object.entries(bad))
  test(`not signed, and asked as before: ${name}`, async ({
    bed,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    const url = `${hand.origin}/sign-in/${name}/${randomUUID()}`
    await reader.pay(url)
    const question = await reader.askAt(url)
    const { what } = words.reason[because]
    await expect(question.page.getByText(what)).toBeVisible()
    await expect(question.openAgain).toHaveCount(0)
    await expect(question.payAgain).toBeVisible()
    const [view] = await wallet.questions()
    expect(view).toMatchObject({ state: 'paid-before' })
    const forced = await wallet.call<{ ok: boolean }>('answer', {
      questionId: view?.id,
      hash: view?.hash,
      choice: { kind: 'sign-in' },
    })
    expect(forced.ok).toBe(false)
    await reader.leave(question)

    await page.goto(`${hand.origin}/landed`)
    const call = ways['fetch GET'](page, url)
    const asked = await reader.question()
    await expect(asked.page.getByText(what)).toBeVisible()
    await asked.sayNo()
    expect((await call).status).toBe(402)
    expect(signInsOf(hand)).toEqual([])
    await expectPaidOnce(books, price)
  })

test('a nonce is signed once, for whatever page', async ({
  bed,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/sign-in/replayed/${randomUUID()}`
  await reader.pay(url)
  const question = await reader.askAt(url)
  await question.sayYes(question.openAgain)
  await reader.seeGoods()
  await expect.poll(() => question.page.isClosed()).toBe(true)
  const replayed = await reader.askAt(url)
  const { what } = words.reason.SIGN_IN_USED
  await expect(replayed.page.getByText(what)).toBeVisible()
  await expect(replayed.openAgain).toHaveCount(0)
  expect(signInsOf(hand)).toHaveLength(1)
  await expectPaidOnce(books, price)
})

test('a seller that takes no sign-in gets one a visit or call, and then the question', async ({
  bed,
  page,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/sign-in/still-402/${randomUUID()}`
  await reader.pay(url)
  const question = await reader.askAt(url)
  await question.sayYes(question.openAgain)
  await hand.log.waitFor(({ headers }) => 'sign-in-with-x' in headers)
  // The question comes in the same window.
  await expect(question.payAgain).toBeVisible()
  await expect(question.openAgain).toHaveCount(0)
  expect(signInsOf(hand)).toHaveLength(1)
  await reader.leave(question)

  await page.goto(`${hand.origin}/landed`)
  const call = ways['fetch GET'](page, url)
  const asked = await reader.question()
  await asked.sayYes(asked.openAgain)
  await expect.poll(() => signInsOf(hand).length).toBe(2)
  await expect(asked.pay).toBeVisible()
  await expect(asked.openAgain).toHaveCount(0)
  await asked.sayNo()
  expect((await call).status).toBe(402)
  expect(signInsOf(hand)).toHaveLength(2)
  await expectPaidOnce(books, price)
})

test('under a rule it opens at once, and a 402 after it is asked about', async ({
  bed,
  context,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { siwx } = bed.sellers
  siwx.events.length = 0
  const books = await booksOf(siwx)
  const url = `${siwx.origin}/articles/ferries`
  const quote = `${siwx.origin}/api/quote`
  await reader.pay(url)
  await page.goto(`${siwx.origin}/landed`)
  const bought = ways['fetch GET'](page, quote)
  await reader.sayYes()
  expect((await bought).status).toBe(200)
  await expect.poll(books.settlements).toBe(2)
  // The window says that it was paid, and goes.
  await expect
    .poll(() => windowsOf(context).length, { timeout: 20_000 })
    .toBe(0)
  await wallet.call('makeRule', {
    password,
    rule: {
      site: siwx.origin,
      seller: siwx.origin,
      network: 'eip155:84532',
      asset: bed.chains[84532].token.address,
      perPayment: '20000',
      per24h: '100000',
      per30d: '500000',
      kinds: ['open', 'call'],
    },
  })

  await page.goto(url, { waitUntil: 'commit' })
  await reader.seeGoods()
  await page.goto(`${siwx.origin}/landed`)
  await page.mouse.click(5, 5)
  for (const way of ['fetch GET', 'XHR GET', 'fetch GET'] as const)
    expect((await ways[way](page, quote)).status).toBe(200)
  expect(siwx.events).toEqual(Array(4).fill('access_granted'))
  expect(windowsOf(context)).toEqual([])

  // What the seller forgot is not paid for again unasked.
  siwx.forget()
  await page.goto(url, { waitUntil: 'commit' })
  const question = await reader.question()
  await expect(question.payAgain).toBeVisible()
  expect(signInsOf(siwx)).toHaveLength(5)
  await reader.leave(question)

  // In a tab behind others nothing is signed unasked.
  const behind = await context.newPage()
  await page.bringToFront()
  await behind.goto(url, { waitUntil: 'commit' })
  await expect.poll(async () => (await wallet.questions()).length).toBe(1)
  expect(signInsOf(siwx)).toHaveLength(5)
  expect(await books.settlements()).toBe(2)
})

test('a page that sells nothing: asked in words, signed at a word, never paid', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { siwx, hand } = bed.sellers
  siwx.events.length = 0
  const books = await booksOf(siwx)
  const url = `${siwx.origin}/articles/members`
  const question = await reader.askAt(url)
  const screen = question.page
  await expect(
    screen.getByRole('heading', { name: /^Sign in to http:\/\/127\.0\.0\.1/ }),
  ).toBeAttached()
  await expect(screen.getByText('learns your address')).toBeVisible()
  const statement = screen.getByText('Show that you are a member.')
  await expect(statement.first()).toBeVisible()
  await screen.getByText('What is signed').click()
  await expect(
    screen.getByText('wants you to sign in with your Ethereum account'),
  ).toBeVisible()
  await expect(question.pay).toHaveCount(0)
  await question.sayYes(question.signIn)
  await reader.seeGoods()
  expect(siwx.events).toEqual(['access_granted'])
  await expect.poll(() => screen.isClosed()).toBe(true)

  await page.goto(`${siwx.origin}/landed`)
  const quote = `${siwx.origin}/api/members`
  const refused = ways['fetch GET'](page, quote)
  await (await reader.question()).dontSignIn.click()
  expect((await refused).status).toBe(402)
  const taken = ways['XHR GET'](page, quote)
  const asked = await reader.question()
  await asked.sayYes(asked.signIn)
  expect((await taken).status).toBe(200)

  hand.log.clear()
  const bent = await reader.askAt(`${hand.origin}/sign-in/only-newline/1`)
  const { what } = words.reason.SIGN_IN_STATEMENT
  await expect(bent.page.getByText(what)).toBeVisible()
  await expect(bent.signIn).toHaveCount(0)
  expect(signInsOf(hand)).toEqual([])
  expect(signInsOf(siwx)).toHaveLength(2)
  expect(await wallet.history()).toEqual([])
  expect(await books.settlements()).toBe(0)
})

test('a page with a price that was never bought is not signed in to', async ({
  bed,
  wallet,
  reader,
}) => {
  const { siwx } = bed.sellers
  siwx.log.clear()
  const question = await reader.askAt(`${siwx.origin}/articles/otters`)
  await expect(question.pay).toBeVisible()
  await expect(question.openAgain).toHaveCount(0)
  expect((await wallet.questions())[0]).toMatchObject({
    state: 'ask',
    signIn: null,
  })
  expect(signInsOf(siwx)).toEqual([])
})

test('the header goes to one request, and page script cannot read it', async ({
  bed,
  page,
  reader,
}) => {
  const { hand } = bed.sellers
  hand.log.clear()
  const url = `${hand.origin}/sign-in/honest/${randomUUID()}`
  await reader.pay(url)
  await page.goto(`${hand.origin}/landed`)
  const both = Promise.all([
    ways['fetch GET'](page, url),
    ways['fetch GET'](page, `${url}?other`),
  ])
  const question = await reader.question()
  for (const sent of [1, 2]) {
    await question.sayYes(question.openAgain)
    await expect.poll(() => signInsOf(hand).length).toBe(sent)
  }
  expect((await both).map(({ status }) => status)).toEqual([200, 200])
  const sent = signInsOf(hand)
  expect(sent.map(({ url: path }) => path.endsWith('?other')).sort()).toEqual([
    false,
    true,
  ])
  const nonces = sent.map(({ headers }) => `${headers['sign-in-with-x']}`)
  expect(new Set(nonces).size).toBe(2)
  expect(sent.every(({ headers }) => !('payment-signature' in headers))).toBe(
    true,
  )
})
