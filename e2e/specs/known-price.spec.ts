import type { Page } from '@playwright/test'
import { type Way, ways } from '../harness/calls.ts'
import { setClockOff } from '../harness/clock.ts'
import { test as base, expect } from '../harness/test.ts'
import { afterPayments } from '../screens/after-payments.ts'
import {
  callsAsked,
  declineAll,
  expectAsked,
  giveLimit,
  limitsScreen,
  ruleOf,
} from '../screens/limits.ts'
import type { HandSeller } from '../testbed/sellers/hand-seller.ts'

const price = 10_000n

type Shop = {
  seller: HandSeller
  url: string
  /** Eleven seconds pass: the same may be bought again. */
  later(): Promise<void>
  /** Statuses and payments of the requests a page's call led to. */
  call(way?: Way, from?: Page): Promise<{ status: number; seen: string[] }>
  /** The same without waiting for its end. */
  begin(): Promise<unknown>
  /** What the seller saw since it was looked at last. */
  seen(): string[]
}

/** A page whose next call of `url` is paid with the first request. */
const test = base.extend<{ shop: Shop }>({
  shop: async ({ bed, loaded, page, wallet, reader }, use) => {
    const { hand: seller } = bed.sellers
    seller.asks(price)
    const url = `${seller.origin}/changing/quote`
    let offMs = 0
    const seen = () =>
      seller.log.entries
        .splice(0)
        .filter(({ url }) => url.startsWith('/changing/'))
        .map(({ status, headers }) =>
          headers['payment-signature'] ? `paid ${status}` : `unpaid ${status}`,
        )
    const later = async () => {
      // What is learnt of a payment waits until the page has had its answer.
      await afterPayments(wallet)
      offMs += 11_000
      await setClockOff(loaded, offMs)
    }
    await giveLimit(reader, url, { perPayment: '0.05', paysKnown: true })
    await later()
    seen()
    await use({
      seller,
      url,
      later,
      seen,
      begin: () => ways['fetch GET'](page, url).catch(() => undefined),
      async call(way = 'fetch GET', from = page) {
        const { status } = await ways[way](from, url)
        return { status, seen: seen() }
      },
    })
  },
})

for (const way of ['fetch GET', 'Request object', 'XHR GET'] as const)
  test(`a known price travels with the first request, each time: ${way}`, async ({
    shop,
    page,
    wallet,
    bed,
    booksOf,
  }) => {
    const books = await booksOf(bed.sellers.hand)
    for (let n = 1; n <= 3; n++) {
      const got = await ways[way](page, shop.url)
      expect(got).toMatchObject({ status: 200, url: shop.url })
      if (way === 'XHR GET')
        expect(got).toMatchObject({
          events: ['rs1', 'loadstart', 'rs2', 'rs3', 'progress'].concat([
            'rs4',
            'load',
            'loadend',
          ]),
        })
      expect(shop.seen()).toEqual(['paid 200'])
      await expect.poll(books.settlements).toBe(n)
      await shop.later()
    }
    expect(await books.spent()).toBe(3n * price)
    expect(await wallet.questions()).toEqual([])
  })

for (const way of ['fetch GET', 'XHR GET'] as const)
  test(`a changed price costs one round trip and no wrong payment: ${way}`, async ({
    shop,
    wallet,
    bed,
    booksOf,
  }) => {
    const books = await booksOf(bed.sellers.hand)
    shop.seller.asks(11_000n)
    expect(await shop.call(way)).toEqual({
      status: 200,
      seen: ['paid 402', 'paid 200'],
    })
    await expect.poll(books.settlements).toBe(1)
    expect(await books.spent()).toBe(11_000n)
    // What the seller refused is counted until it is proven dead.
    await expect
      .poll(async () => (await wallet.history()).slice(0, 2))
      .toMatchObject([
        { status: 'delivered', amount: '11000' },
        { status: 'refused', amount: '10000' },
      ])
    const rule = await ruleOf(wallet, shop.seller.origin)
    expect(rule.per24h.used).toBe('21000')
    expect(rule.paused).toBeNull()
    // The new one is known from here on.
    await shop.later()
    expect((await shop.call(way)).seen).toEqual(['paid 200'])
    await expect.poll(books.spent).toBe(22_000n)
  })

test('a price far above the known one is asked, by its name', async ({
  shop,
  wallet,
  bed,
  booksOf,
}) => {
  const books = await booksOf(bed.sellers.hand)
  shop.seller.asks(3n * price)
  void shop.begin()
  await expectAsked(wallet, 'PRICE_ROSE')
  expect(shop.seen()).toEqual(['paid 402'])
  expect(await books.settlements()).toBe(0)
})

test('a price that was wrong twice in a row is asked for from then on', async ({
  shop,
}) => {
  for (const amount of [10_100n, 10_200n]) {
    shop.seller.asks(amount)
    expect((await shop.call()).seen).toEqual(['paid 402', 'paid 200'])
    await shop.later()
  }
  expect((await shop.call()).seen).toEqual(['unpaid 402', 'paid 200'])
  await shop.later()
  expect((await shop.call()).seen).toEqual(['unpaid 402', 'paid 200'])
})

test('a paused limit pays nothing ahead, and the question says so', async ({
  shop,
  loaded,
  page,
  wallet,
}) => {
  const limits = await limitsScreen(loaded)
  await limits.press('Pause', shop.seller.origin)
  await expect
    .poll(async () => (await ruleOf(wallet, shop.seller.origin)).paused)
    .toBe('YOU')
  await page.bringToFront()
  void shop.begin()
  await expectAsked(wallet, 'RULE_PAUSED')
  expect(shop.seen()).toEqual(['unpaid 402'])
})

test('a limit that is reached pays nothing ahead, and the question names it', async ({
  shop,
  wallet,
}) => {
  const { id } = await ruleOf(wallet, shop.seller.origin)
  expect((await shop.call()).seen).toEqual(['paid 200'])
  await shop.later()
  const change = { perPayment: '10000', per24h: '15000' }
  expect(await wallet.call('changeRule', { id, change })).toMatchObject({
    ok: true,
  })
  void shop.begin()
  await expectAsked(wallet, 'OVER_RULE_24H')
  expect(shop.seen()).toEqual(['unpaid 402'])
})

test('without the tick the seller is asked every time', async ({
  shop,
  wallet,
}) => {
  const { id } = await ruleOf(wallet, shop.seller.origin)
  await wallet.call('changeRule', { id, change: { paysKnown: false } })
  expect((await shop.call()).seen).toEqual(['unpaid 402', 'paid 200'])
  await shop.later()
  expect((await shop.call()).seen).toEqual(['unpaid 402', 'paid 200'])
})

test('parallel calls: one goes ahead, all are answered by one payment or asked', async ({
  shop,
  page,
  bed,
  wallet,
  booksOf,
}) => {
  const books = await booksOf(bed.sellers.hand)
  const statuses: number[] = []
  const call = async () => {
    statuses.push((await ways['fetch GET'](page, shop.url)).status)
  }
  const { log } = shop.seller
  // The others come while the first, with its payment, is at the seller.
  bed.facilitator.behave({ settleDelayMs: 1_500 })
  const calls = [call()]
  await expect.poll(() => log.paid().length).toBe(1)
  expect(log.entries).toHaveLength(1)
  for (let more = 4; more > 0; more--) calls.push(call())
  await expect
    .poll(async () => statuses.length + (await callsAsked(wallet)), {
      timeout: 60_000,
    })
    .toBe(5)
  bed.facilitator.behave()
  await declineAll(wallet)
  await Promise.all(calls)
  expect(statuses.sort()).toEqual([200, 402, 402, 402, 402])
  const signed = log.paid().map(({ headers }) => headers['payment-signature'])
  expect(new Set(signed).size).toBe(1)
  expect(await books.settlements()).toBe(1)
  expect(await books.spent()).toBe(price)
  expect(await wallet.history()).toHaveLength(2)
})

test('opening the page is never paid ahead', async ({ shop, page, wallet }) => {
  await page.goto(shop.url, { waitUntil: 'commit' })
  await expect
    .poll(async () => (await wallet.questions()).length)
    .toBeGreaterThan(0)
  expect(shop.seen()).toEqual(['unpaid 402'])
})

test('another site’s page and a frame get nothing ahead', async ({
  shop,
  page,
  bed,
  booksOf,
}) => {
  const books = await booksOf(bed.sellers.hand)
  await page.evaluate(async (url) => {
    const frame = document.createElement('iframe')
    frame.src = '/landed'
    document.body.append(frame)
    await new Promise((resolve) => frame.addEventListener('load', resolve))
    await frame.contentWindow?.fetch(url)
  }, shop.url)
  expect(shop.seen()).toEqual(['unpaid 402'])
  await page.goto(`${shop.seller.localOrigin}/landed`)
  await page
    .evaluate((url) => fetch(url, { mode: 'no-cors' }), shop.url)
    .catch(() => undefined)
  expect(shop.seen()).toEqual(['unpaid 402'])
  expect(await books.settlements()).toBe(0)
})

test('a call given up before it is sent stays counted, and its payment is used next', async ({
  shop,
  page,
  bed,
  wallet,
  booksOf,
}) => {
  const books = await booksOf(bed.sellers.hand)
  const name = await page.evaluate(async (url) => {
    const controller = new AbortController()
    const call = fetch(url, { signal: controller.signal })
    controller.abort()
    return await call.catch((error: Error) => error.name)
  }, shop.url)
  expect(name).toBe('AbortError')
  await expect.poll(async () => (await wallet.history()).length).toBe(2)
  expect((await ruleOf(wallet, shop.seller.origin)).per24h.used).toBe('10000')
  expect(shop.seen()).toEqual([])
  expect((await shop.call()).seen).toEqual(['unpaid 402', 'paid 200'])
  await expect.poll(books.settlements).toBe(1)
  expect(await wallet.history()).toHaveLength(2)
})

test('what the browser may serve again for nothing is never paid ahead', async ({
  shop,
  page,
}) => {
  const url = `${shop.url}?kept=max-age%3D60`
  expect(await ways['fetch GET'](page, url)).toMatchObject({ status: 200 })
  expect(shop.seen()).toEqual(['unpaid 402', 'paid 200'])
  await shop.later()
  expect(await ways['fetch GET'](page, url)).toMatchObject({ status: 200 })
  expect(shop.seen()).toEqual([])
})

test('a call that asks the cache first is never paid ahead', async ({
  shop,
  page,
}) => {
  const call = (cache: RequestCache) =>
    page.evaluate(
      async ([url, cache]) => (await fetch(url, { cache })).status,
      [shop.url, cache] as const,
    )
  expect(await call('no-store')).toBe(200)
  expect(shop.seen()).toEqual(['paid 200'])
  await shop.later()
  await call('force-cache')
  expect(shop.seen()).not.toContainEqual('paid 200')
})
