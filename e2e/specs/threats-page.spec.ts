import type { BrowserContext, Page } from '@playwright/test'
import type { CeilingsView } from '../../lib/contracts/limits.ts'
import { ways } from '../harness/calls.ts'
import { forged } from '../harness/forged.ts'
import { expectUnpaid } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { password } from '../harness/wallet.ts'
import { countQuestionWindows } from '../harness/windows.ts'
import { expectAsked, giveLimit, rulesOf } from '../screens/limits.ts'
import { expectNoQuestion } from '../screens/question.ts'

const everyKind = { also: ['open', 'send'] } as const
/** Long enough for anything a page loads to be answered and noticed, ms. */
const aWhile = 1200

/** What loads on a seller's own page that has a rule for every kind. */
const passive: [threat: string, ways: string[]][] = [
  ['T03 a frame', ['frame']],
  ['T05 a sandboxed frame', ['frame-sandboxed', 'frame-fetch', 'frame-srcdoc']],
  [
    'T06 an image, a script, a style, a video, an object',
    ['image', 'script', 'style', 'video', 'object'],
  ],
  ['T06 sendBeacon, and a fetch as the page closes', ['beacon', 'keepalive']],
  ['T06 prefetch and prerender', ['prefetch', 'prerender']],
]

for (const [threat, hows] of passive)
  test(`${threat} is not paid, whatever the rule`, async ({
    bed,
    page,
    context,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    await giveLimit(reader, `${hand.origin}/dialect/v2-header`, everyKind)
    hand.log.clear()
    for (const how of hows) {
      const target = `${hand.origin}/dialect/v2-header?how=${how}`
      await page.goto(
        `${hand.origin}/attacks/loads?how=${how}&url=${encodeURIComponent(target)}`,
      )
      await page.mouse.click(5, 5)
      await page.waitForTimeout(aWhile)
      if (how === 'keepalive') await page.goto('about:blank')
    }
    await expectNoQuestion(context)
    expect(await wallet.questions()).toEqual([])
    expect(hand.log.paid()).toEqual([])
    expect(await books.settlements()).toBe(1)
    expect(await books.spent()).toBe(10_000n)
    // They were really asked for: nothing above passed for want of a price.
    for (const how of hows.filter((one) => one !== 'prerender'))
      expect(
        hand.log.entries.some(({ url }) => url.endsWith(`?how=${how}`)),
        how,
      ).toBe(true)
  })

test("T03 T04 an evil page that embeds another origin's paid URL is not paid for by that origin's rule", async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand, pages } = bed.sellers
  const books = await booksOf(hand)
  const target = `${hand.origin}/cors/v2-header`
  await giveLimit(reader, `${hand.origin}/dialect/v2-header`, everyKind)
  hand.log.clear()
  for (const how of ['frame', 'frame-sandboxed', 'image', 'script', 'beacon']) {
    const url = encodeURIComponent(`${target}?how=${how}`)
    await page.goto(`${pages.origin}/attacks/loads?how=${how}&url=${url}`)
    await page.mouse.click(5, 5)
    await page.waitForTimeout(aWhile)
    expect(await wallet.questions(), how).toEqual([])
  }
  // Its own calls are its own question: both are named, and none is paid.
  for (const how of ['fetch', 'post']) {
    const url = encodeURIComponent(`${target}?how=${how}`)
    await page.goto(`${pages.origin}/attacks/loads?how=${how}&url=${url}`)
    await page.mouse.click(5, 5)
    await expect
      .poll(async () => (await wallet.questions()).length, how)
      .toBe(1)
    const [view] = await wallet.questions()
    expect(view).toMatchObject({ site: pages.origin, seller: hand.origin })
    expect(view?.stop).toBeNull()
    await reader.sayNo()
    await expect.poll(() => wallet.questions()).toEqual([])
  }
  expect(hand.log.paid()).toEqual([])
  expect(await books.settlements()).toBe(1)
  expect(await books.spent()).toBe(10_000n)
})

test('T01 T54 messages that imitate ours neither pay nor change a limit', async ({
  bed,
  page,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await giveLimit(reader, `${hand.origin}/dialect/v2-header`)
  type Limits = { ceilings: CeilingsView }
  const before = await wallet.call<Limits>('limits')
  const [rule] = await rulesOf(wallet)
  await page.goto(`${hand.origin}/landed`)
  // As dangerous as may be: what needs the password has it.
  const id = `${rule?.id}`
  const wider = { perPayment: '500000', per24h: '900000', per30d: '900000' }
  const higher = Object.entries(before.ceilings).map(
    ([name, units]) => [name, `${units}0`] as const,
  )
  const ceilings = Object.fromEntries(higher) as CeilingsView
  const site = hand.origin
  const messages = [
    forged('wallet', 'changeRule', { id, change: wider }),
    forged('wallet', 'setCeilings', { ceilings, password }),
    forged('wallet', 'pauseAutoPay', { isPaused: true }),
    forged('wallet', 'never', { site, isNever: true }),
    forged('page', 'visit', {
      ...{ status: 402, title: '' },
      ...{ isVisible: true, hasGesture: true },
    }),
  ]
  await page.evaluate((messages) => {
    for (const message of messages)
      for (const channel of ['wallet', 'page', 'page-push']) {
        const kind = message.name
        const data = { ...Object(message.input), ...message, channel, kind }
        window.postMessage(data, '*')
        document.dispatchEvent(new CustomEvent('x402-port', { detail: data }))
        new BroadcastChannel('wallet').postMessage(data)
        const { port1, port2 } = new MessageChannel()
        window.postMessage(data, '*', [port2])
        port1.postMessage(data)
      }
  }, messages)
  await expectNoQuestion(context)
  expect(await wallet.call('limits')).toEqual(before)
  expect(await books.settlements()).toBe(1)
  expect(await books.spent()).toBe(10_000n)
})

/** What our own world in a page is told of its visibility. */
async function hide(context: BrowserContext, page: Page): Promise<void> {
  // Browsers that are driven show every tab as visible.
  const session = await context.newCDPSession(page)
  const worlds: { id: number; name: string }[] = []
  session.on('Runtime.executionContextCreated', ({ context: world }) =>
    worlds.push(world),
  )
  await session.send('Runtime.enable')
  const ours = worlds.find(({ name }) => name === 'Tuppence')
  expect(ours).toBeDefined()
  await session.send('Runtime.evaluate', {
    expression:
      "Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })",
    contextId: ours?.id ?? 0,
  })
}

test('T10 a hidden tab waits under its badge, unpaid', async ({
  bed,
  page,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header`
  await giveLimit(reader, url)
  // In front, it pays.
  expect((await ways['fetch GET'](page, `${url}?seen`)).status).toBe(200)
  await hide(context, page)
  await wallet.page.bringToFront()
  const windows = countQuestionWindows(context)
  void ways['fetch GET'](page, `${url}?unseen`).catch(() => undefined)
  await expectAsked(wallet, 'TAB_HIDDEN')
  await page.waitForTimeout(aWhile)
  expect(windows()).toBe(0)
  expect(await books.settlements()).toBe(2)
  expect(await books.spent()).toBe(20_000n)
})

test('T10 a page opened in a background tab waits, unpaid', async ({
  bed,
  page,
  context,
  loaded,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await giveLimit(reader, `${hand.origin}/dialect/v2-header`, everyKind)
  await page.bringToFront()
  const windows = countQuestionWindows(context)
  await (await loaded.worker()).evaluate(
    (url) => chrome.tabs.create({ url, active: false }),
    `${hand.origin}/dialect/v2-header?background`,
  )
  await expectAsked(wallet, 'TAB_HIDDEN')
  await page.waitForTimeout(aWhile)
  expect(windows()).toBe(0)
  expect(await wallet.questions()).toHaveLength(1)
  expect(await books.settlements()).toBe(1)
  expect(await books.spent()).toBe(10_000n)
})

test('T02 a page that nobody touched is asked about', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`)
  // Nothing looks into the page from here on: that would count as a touch.
  await page.goto(`${hand.origin}/attacks/calls?times=1&now`)
  await expectAsked(wallet, 'NO_GESTURE')
  expect(await books.settlements()).toBe(1)
  expect(await books.spent()).toBe(10_000n)
})

test('T07 a page over plain http is never paid: a page that is opened says why', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await page.goto(`${hand.insecureOrigin}/dialect/v2-header`)
  await expectAsked(wallet, 'unpayable')
  const question = await reader.question()
  await expect(
    question.page.getByRole('heading', { name: 'This cannot be paid' }),
  ).toBeAttached()
  await expect(question.pay).toHaveCount(0)
  expect(hand.log.paid()).toEqual([])
  await expectUnpaid(books)
})

test('T07 a page over plain http is never paid: its calls are not asked about', async ({
  bed,
  page,
  context,
  wallet,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await page.goto(`${hand.insecureOrigin}/landed`)
  const url = `${hand.insecureOrigin}/dialect/v2-header`
  expect((await ways['fetch GET'](page, url)).status).toBe(402)
  // Nor is a call of an https-like page to a seller over plain http.
  await page.goto(`${hand.origin}/landed`)
  const across = `${hand.insecureOrigin}/cors/v2-header`
  expect((await ways['fetch GET'](page, across)).status).toBe(402)
  await expectNoQuestion(context)
  expect(await wallet.questions()).toEqual([])
  expect(hand.log.paid()).toEqual([])
  await expectUnpaid(books)
})
