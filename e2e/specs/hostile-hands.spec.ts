import { expectUnpaid } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'

test('made-up clicks and keys press nothing', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { v2 } = bed.sellers
  const books = await booksOf(v2)
  await page.goto(`${v2.origin}/articles/otters`)
  const question = await reader.question()
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
  expect(await wallet.questions()).toHaveLength(1)
  await expectUnpaid(books)
})

test('a click before Pay is armed, and a double click, pay nothing by surprise', async ({
  bed,
  page,
  reader,
  booksOf,
}) => {
  const { v2 } = bed.sellers
  const books = await booksOf(v2)
  await page.goto(`${v2.origin}/articles/otters`)
  const question = await reader.question()
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
  wallet,
  loaded,
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
  expect(await wallet.questions()).toEqual([])
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
