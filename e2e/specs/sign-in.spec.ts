import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import words from '../../locales/en.json' with { type: 'json' }
import { launch } from '../harness/browser.ts'
import { ways } from '../harness/calls.ts'
import { expect, test } from '../harness/test.ts'
import { callWallet, openSpeaker, password } from '../harness/wallet.ts'
import { closed } from '../harness/windows.ts'
import { windowsOf } from '../screens/question.ts'
import { readerAt } from '../screens/reader.ts'
import { signInsOf } from '../screens/sign-ins.ts'

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
  await expect.poll(() => windowsOf(context).length).toBe(0)
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
  await closed(screen)

  await page.goto(`${siwx.origin}/landed`)
  const quote = `${siwx.origin}/api/members`
  const refused = ways['fetch GET'](page, quote)
  const unwanted = await reader.question()
  await unwanted.dontSignIn.click()
  expect((await refused).status).toBe(402)
  await closed(unwanted.page)
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
  const seen = await listenAs(page)
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
  // Its own two calls and their answers are all that the page's script met.
  const met = await seen()
  expect(met.match(/fetch /g)).toHaveLength(2)
  expect(met).toContain('answer 200')
  expect(met).not.toMatch(/sign-in-with-x|x402|payment-signature/i)
  for (const nonce of nonces) expect(met).not.toContain(nonce)
})

/** Has the page's own script wrap what calls go through, and keep all of it. */
async function listenAs(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const met: string[] = []
    const say = (headers: HeadersInit | undefined) =>
      JSON.stringify([...new Headers(headers)])
    const { fetch: own } = window
    window.fetch = async (input, init) => {
      const request = input instanceof Request ? input : null
      met.push(`fetch ${request?.url ?? input}`)
      met.push(say(request?.headers), say(init?.headers))
      const response = await own(input, init)
      met.push(`answer ${response.status} ${response.url}`)
      met.push(say(response.headers))
      return response
    }
    const { open, setRequestHeader } = XMLHttpRequest.prototype
    Object.assign(XMLHttpRequest.prototype, {
      open(this: XMLHttpRequest, ...given: Parameters<typeof open>) {
        met.push(`open ${given.join(' ')}`)
        open.apply(this, given)
      },
      setRequestHeader(this: XMLHttpRequest, name: string, value: string) {
        met.push(`${name}: ${value}`)
        setRequestHeader.call(this, name, value)
      },
    })
    Object.assign(window, { met })
  })
  return () => page.evaluate('met.join("\\n")')
}
