import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { launch } from '../harness/browser.ts'
import { expectPaidOnce, expectUnpaid, openBooks } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { setUpWallet, type Wallet } from '../harness/wallet.ts'
import { expectNoQuestion, questionWindow } from '../screens/question.ts'

type Forge = {
  forge: Record<string, (...args: unknown[]) => unknown> & { challenge: string }
}

async function expectNothing(wallet: Wallet): Promise<void> {
  expect(await wallet.call('questions')).toEqual([])
  const { rows } = await wallet.call<{ rows: unknown[] }>('history', {
    limit: 5,
  })
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
  const hasRuntime = await page.evaluate(async () => {
    const { forge } = globalThis as unknown as Forge
    const url = `${location.origin}/forged`
    const words = { header: forge.challenge, body: forge.challenge }
    const claim = {
      callId: 'c1',
      url,
      method: 'POST',
      canRepeat: true,
      bodyHash: '',
      repeats: 0,
      words,
      isAttested: true,
      title: '',
    }
    for (const data of [
      { channel: 'page', name: 'claim', input: claim },
      { channel: 'page', name: 'visit', input: { title: '', words } },
      {
        channel: 'wallet',
        name: 'answer',
        input: {
          questionId: 'x',
          hash: 'x',
          choice: { kind: 'pay', offerIndex: 0, again: false },
        },
      },
      { kind: 'claim', claim },
      { kind: 'verdict', callId: 'c1', verdict: '#x402=00' },
      { channel: 'page-push', push: { kind: 'reload' } },
    ]) {
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
  })
  expect(hasRuntime).toBe('undefined')
  await expectNoQuestion(context)
  await expectNothing(wallet)
})

test('a frame with a priced page asks nothing', async ({
  bed,
  page,
  context,
  wallet,
}) => {
  const { pages, v2, hand } = bed.sellers
  const books = await openBooks(bed.chains[84532], wallet.address, v2)
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

test('made-up clicks and keys press nothing', async ({
  bed,
  page,
  context,
  wallet,
}) => {
  const { v2 } = bed.sellers
  const books = await openBooks(bed.chains[84532], wallet.address, v2)
  await page.goto(`${v2.origin}/articles/otters`)
  const question = await questionWindow(context)
  await expect(question.pay).toBeVisible()
  await question.page.waitForTimeout(900)
  await question.page.evaluate(() => {
    for (const button of document.querySelectorAll('button')) {
      if (!/^Pay$/.test(button.textContent?.trim() ?? '')) continue
      button.click()
      for (const type of [
        'pointerdown',
        'mousedown',
        'pointerup',
        'mouseup',
        'click',
      ])
        button.dispatchEvent(new MouseEvent(type, { bubbles: true, detail: 1 }))
      for (const key of ['Enter', ' '])
        button.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true }),
        )
    }
  })
  await question.page.waitForTimeout(500)
  expect(await wallet.call<unknown[]>('questions')).toHaveLength(1)
  await expectUnpaid(books)
})

test('a click before Pay is armed, and a double click, pay nothing by surprise', async ({
  bed,
  page,
  context,
  wallet,
}) => {
  const { v2 } = bed.sellers
  const books = await openBooks(bed.chains[84532], wallet.address, v2)
  await page.goto(`${v2.origin}/articles/otters`)
  const question = await questionWindow(context)
  await question.pay.waitFor()
  const box = await question.pay.boundingBox()
  await question.page.reload({ waitUntil: 'commit' })
  // Hammering where Pay will be, from the first moment on, for 300 ms.
  for (let i = 0; i < 6 && box; i++) {
    await question.page.mouse.click(box.x + 10, box.y + 10)
    await question.page.waitForTimeout(30)
  }
  await expectUnpaid(books)
})

test('a page cannot frame, fetch or find us', async ({
  bed,
  page,
  loaded,
  wallet,
}) => {
  await page.goto(`${bed.sellers.pages.origin}/blank`)
  const found = await page.evaluate(async (origin) => {
    const fetched = await fetch(`${origin}/manifest.json`).then(
      () => 'yes',
      () => 'no',
    )
    const globals = Object.keys(globalThis).filter((key) =>
      /x402|tuppence|wallet/i.test(key),
    )
    const frame = document.createElement('iframe')
    frame.src = `${origin}/approval.html`
    document.body.append(frame)
    await new Promise((resolve) => setTimeout(resolve, 500))
    let inside = 'none'
    try {
      inside = frame.contentDocument?.body?.innerHTML ?? 'none'
    } catch {}
    return {
      fetched,
      globals,
      inside,
      html: document.documentElement.outerHTML.replace(frame.outerHTML, ''),
    }
  }, loaded.origin)
  expect(found.fetched).toBe('no')
  expect(found.globals).toEqual([])
  expect(found.html).not.toMatch(/x402|tuppence/i)
  expect(await wallet.call('questions')).toEqual([])
})

test('a content script of ours may not speak for a screen, and storage is closed to it', async ({
  bed,
  page,
  context,
  wallet,
}) => {
  await page.goto(`${bed.sellers.pages.origin}/blank`)
  // The isolated world of our bridge, as a broken renderer would use it.
  const session = await context.newCDPSession(page)
  const worlds: { id: number; name: string; origin: string }[] = []
  session.on('Runtime.executionContextCreated', ({ context: world }) =>
    worlds.push(world),
  )
  await session.send('Runtime.enable')
  const ours = worlds.find(({ name }) => name === 'Tuppence')
  expect(ours).toBeDefined()
  const run = async (expression: string) => {
    const { result } = await session.send('Runtime.evaluate', {
      expression,
      contextId: ours?.id ?? 0,
      awaitPromise: true,
      returnByValue: true,
    })
    return result.value
  }
  for (const name of [
    'status',
    'questions',
    'history',
    'reveal',
    'newPhrase',
    'settings',
  ])
    expect(
      await run(
        `chrome.runtime.sendMessage({ channel: 'wallet', name: '${name}', input: ${name === 'reveal' ? "{ password: 'x' }" : name === 'history' ? '{ limit: 5 }' : 'undefined'} }).then((r) => r.error?.code)`,
      ),
    ).toBe('forbidden')
  for (const area of ['local', 'session'])
    expect(
      await run(
        `chrome.storage.${area}.get(null).then((all) => 'read ' + Object.keys(all).length, (error) => 'closed')`,
      ),
    ).toBe('closed')
  expect(await wallet.call('status')).toMatchObject({ wallet: 'unlocked' })
})

test('a second extension reaches nobody', async ({ bed }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'enemy-'))
  writeFileSync(
    path.join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Enemy',
      version: '1',
      permissions: ['scripting', 'tabs'],
      host_permissions: ['<all_urls>'],
      background: { service_worker: 'enemy.js' },
    }),
  )
  writeFileSync(path.join(folder, 'enemy.js'), '')
  const loaded = await launch({ extraExtensions: [folder] })
  try {
    const wallet = await setUpWallet(loaded, bed)
    const page = await loaded.context.newPage()
    const { v2 } = bed.sellers
    const books = await openBooks(bed.chains[84532], wallet.address, v2)
    await page.goto(`${v2.origin}/articles/otters`)
    const question = await questionWindow(loaded.context)
    const [view] =
      await wallet.call<{ id: string; hash: string }[]>('questions')
    const enemy =
      loaded.context
        .serviceWorkers()
        .find((one) => one.url().endsWith('/enemy.js')) ??
      (await loaded.context.waitForEvent('serviceworker', {
        predicate: (one) => one.url().endsWith('/enemy.js'),
      }))
    const replies = await enemy.evaluate(
      async ([id, questionId, hash]) => {
        const tries = [
          { channel: 'wallet', name: 'status' },
          {
            channel: 'wallet',
            name: 'answer',
            input: {
              questionId,
              hash,
              choice: { kind: 'pay', offerIndex: 0, again: false },
            },
          },
          { channel: 'page', name: 'visit', input: { title: '' } },
        ]
        const answers: string[] = []
        for (const message of tries)
          answers.push(
            await chrome.runtime.sendMessage(id as string, message).then(
              (reply) => `reply ${JSON.stringify(reply)}`,
              () => 'nobody',
            ),
          )
        return answers
      },
      [new URL(loaded.origin).host, view?.id, view?.hash] as const,
    )
    expect(replies).toEqual(['nobody', 'nobody', 'nobody'])
    await expectUnpaid(books)
    await question.sayYes()
    await expectPaidOnce(books, 10_000n)
  } finally {
    await loaded.close()
  }
})
