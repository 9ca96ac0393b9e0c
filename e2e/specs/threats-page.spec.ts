import type { CeilingsView } from '../../lib/contracts/limits.ts'
import { forged } from '../harness/forged.ts'
import { expect, test } from '../harness/test.ts'
import { password } from '../harness/wallet.ts'
import { giveLimit, rulesOf } from '../screens/limits.ts'
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
