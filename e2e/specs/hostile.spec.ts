import type {
  BridgeMessage,
  HookMessage,
} from '../../entrypoints/hook.content/wire.ts'
import type { Push } from '../../lib/contracts/page.ts'
import { forged } from '../harness/forged.ts'
import { expectUnpaid } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import type { Wallet } from '../harness/wallet.ts'
import { expectNoQuestion } from '../screens/question.ts'

type Forge = {
  forge: Record<string, (...args: unknown[]) => unknown> & { challenge: string }
}

async function expectNothing(wallet: Wallet): Promise<void> {
  expect(await wallet.questions()).toEqual([])
  const rows = await wallet.history()
  expect(rows).toEqual([])
}

test('a page that patches fetch and XMLHttpRequest', async ({
  bed,
  page,
  context,
  wallet,
}) => {
  const { pages } = bed.sellers
  await page.goto(`${pages.origin}/hostile/patched`)
  await page.evaluate(async () => {
    const { forge } = globalThis as unknown as Forge
    await forge.call?.('/forged')
    forge.patchXhr?.()
    forge.handOverForgedResponses?.()
    forge.patchFetch?.()
    await forge.call?.('/forged?2')
    await new Promise((resolve) => {
      const xhr = new XMLHttpRequest()
      xhr.onloadend = resolve
      xhr.open('GET', '/blank')
      xhr.send()
    })
  })
  await expectNoQuestion(context)
  await expectNothing(wallet)
})

test("a page's own service worker makes up a 402: for its calls, another origin's, POSTs and its own document", async ({
  bed,
  page,
  context,
  wallet,
}) => {
  const { pages, hand } = bed.sellers
  await page.goto(`${pages.origin}/hostile/worker`)
  const statuses = await page.evaluate(async (other) => {
    const { forge } = globalThis as unknown as Forge
    await forge.install?.()
    const post = (url: string) =>
      fetch(url, { method: 'POST', body: '{}' }).then(({ status }) => status)
    return [
      await forge.call?.('/forged'),
      await forge.call?.(`${other}/dialect/v2-header?forged`),
      await post('/forged'),
      await post(`${other}/dialect/v2-header?forged`),
    ]
  }, hand.origin)
  expect(statuses).toEqual([402, 402, 402, 402])
  await page.goto(`${pages.origin}/hostile/worker/inside`)
  await expect(page.getByText('Forged price')).toBeVisible()
  await expectNoQuestion(context, 2500)
  await expectNothing(wallet)
})

test('messages that imitate ours reach nobody', async ({
  bed,
  page,
  context,
  wallet,
}) => {
  const { pages } = bed.sellers
  await page.goto(`${pages.origin}/hostile/messages`)
  const challenge = await page.evaluate(
    () => (globalThis as unknown as Forge).forge.challenge,
  )
  const callId = 'c1'
  const to = `${pages.origin}/forged`
  const words = { header: challenge, body: challenge }
  const call = { callId, url: to, method: 'POST', canRepeat: true, words }
  const present = { title: '', isVisible: true, hasGesture: true }
  const messages = [
    forged('page', 'claim', {
      ...call,
      ...present,
      bodyHash: '',
      repeats: 0,
      isIndirect: false,
      isAttested: true,
    }),
    forged('page', 'visit', { ...present, status: 402, words }),
    forged('wallet', 'answer', {
      questionId: 'x',
      hash: 'x',
      choice: { kind: 'pay', offerIndex: 0, again: false },
    }),
    {
      kind: 'claim',
      claim: { ...call, to, repeats: 0 },
    } satisfies HookMessage,
    {
      kind: 'verdict',
      callId,
      verdict: '#x402=00',
    } satisfies BridgeMessage,
    {
      channel: 'page-push',
      push: { kind: 'reload' } satisfies Push,
    },
  ]
  const hasRuntime = await page.evaluate((messages) => {
    const { forge } = globalThis as unknown as Forge
    for (const data of messages) {
      forge.post?.(data)
      forge.dispatch?.(data)
      forge.port?.(data)
      forge.custom?.('x402-port', data)
      forge.broadcast?.('page', data)
      const { port2 } = new MessageChannel()
      document.dispatchEvent(
        new MessageEvent('x402-port', { data, ports: [port2] }),
      )
    }
    return typeof (
      globalThis as { chrome?: { runtime?: { sendMessage?: unknown } } }
    ).chrome?.runtime?.sendMessage
  }, messages)
  expect(hasRuntime).toBe('undefined')
  await expectNoQuestion(context)
  await expectNothing(wallet)
})

test('a frame with a priced page asks nothing', async ({
  bed,
  page,
  context,
  wallet,
  booksOf,
}) => {
  const { pages, v2, hand } = bed.sellers
  const books = await booksOf(v2)
  for (const src of [
    `${v2.origin}/articles/otters`,
    `${hand.localOrigin}/dialect/v2-body`,
  ]) {
    await page.goto(`${pages.origin}/frame?src=${encodeURIComponent(src)}`)
    await page.waitForTimeout(800)
  }
  await expectNoQuestion(context, 500)
  await expectNothing(wallet)
  await expectUnpaid(books)
})

test('things a page merely loads or fetches ahead ask nothing', async ({
  bed,
  page,
  context,
  wallet,
}) => {
  const { pages, v2 } = bed.sellers
  await page.goto(`${pages.origin}/blank`)
  await page.evaluate((url) => {
    new Image().src = url
    navigator.sendBeacon(url)
    for (const [tag, attribute, rel] of [
      ['script', 'src'],
      ['link', 'href', 'stylesheet'],
      ['link', 'href', 'prefetch'],
      ['video', 'src'],
    ] as const) {
      const element = document.createElement(tag)
      if (rel) element.setAttribute('rel', rel)
      element.setAttribute(attribute, url)
      document.head.append(element)
    }
    const rules = document.createElement('script')
    rules.type = 'speculationrules'
    rules.textContent = JSON.stringify({
      prerender: [{ urls: [url], eagerness: 'immediate' }],
    })
    document.head.append(rules)
  }, `${v2.origin}/articles/otters`)
  await expectNoQuestion(context)
  await expectNothing(wallet)
})
