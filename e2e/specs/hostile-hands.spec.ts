import { expectPaidOnce, expectUnpaid } from '../harness/money.ts'
import { ourWorld } from '../harness/our-world.ts'
import { expect, test } from '../harness/test.ts'
import { closed } from '../harness/windows.ts'

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
  await expect(question.pay).not.toHaveAttribute('aria-disabled', 'true')
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
  expect(await wallet.questions()).toHaveLength(1)
  await expectUnpaid(books)
  // It still waits for a person, whose click is the only one that pays.
  await question.sayYes()
  await reader.seeGoods()
  await expectPaidOnce(books, 10_000n)
  expect(v2.log.paid()).toHaveLength(1)
})

test('clicks before Pay is armed pay nothing; a double click pays once', async ({
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
  await question.pay.waitFor()
  const { x, y } = (await question.pay.boundingBox()) ?? { x: -1, y: -1 }
  expect(x).toBeGreaterThan(0)
  const hammer = async (times: number) => {
    for (let left = times; left > 0; left--)
      await question.page.mouse.click(x + 10, y + 10)
  }
  // Where Pay will be, from the first moment on.
  await question.page.reload({ waitUntil: 'commit' })
  await hammer(3)
  await question.pay.waitFor()
  await hammer(3)

  // A click that counted would have taken the question away by then.
  await expect(question.pay).not.toHaveAttribute('aria-disabled', 'true')
  expect(await wallet.questions()).toHaveLength(1)
  expect(await wallet.history()).toEqual([])
  await expectUnpaid(books)

  await question.pay.dblclick()
  await reader.seeGoods()
  await closed(question.page)
  await expectPaidOnce(books, 10_000n)
  expect(v2.log.paid()).toHaveLength(1)
  expect(await wallet.history()).toHaveLength(1)
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
    const html = document.documentElement.outerHTML
    const frame = document.createElement('iframe')
    frame.src = `${origin}/approval.html`
    const loaded = new Promise((resolve) => {
      frame.onload = resolve
    })
    document.body.append(frame)
    await loaded
    return { fetched, globals, html }
  }, loaded.origin)
  expect(found.fetched).toBe('no')
  expect(found.globals).toEqual([])
  expect(found.html).not.toMatch(/x402|tuppence/i)
  // The browser's own error stands in the frame.
  const [, ...frames] = page.frames()
  expect(frames.map((frame) => frame.url())).toEqual([
    'chrome-error://chromewebdata/',
  ])
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
  const { session, contextId } = await ourWorld(context, page)
  const run = async (expression: string) => {
    const { result } = await session.send('Runtime.evaluate', {
      expression,
      contextId,
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
