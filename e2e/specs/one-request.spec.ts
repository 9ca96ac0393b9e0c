import { expectOneAuthorisation, expectPaidOnce } from '../harness/money.ts'
import { clearLogs, paidLines } from '../harness/paid-lines.ts'
import { expect, test } from '../harness/test.ts'
import { callsAsked, declineAll, giveLimit } from '../screens/limits.ts'

test('a reload, and addresses that are nearly the same, carry nothing of it', async ({
  bed,
  page,
  context,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  clearLogs(bed)
  await reader.pay(`${hand.origin}/dialect/v2-header?x=1`)

  // A reload, a second tab and near misses: nobody else gets it.
  await page.reload()
  const second = await context.newPage()
  for (const near of [
    '?x=1',
    '?x=2',
    '?x=1&y=2',
    '?X=1',
    '',
    '/?x=1',
    '?x=1%20',
  ])
    await second
      .goto(`${hand.origin}/dialect/v2-header${near}`)
      .catch(() => undefined)
  await page.evaluate(() =>
    fetch('/dialect/v2-utf8', { signal: AbortSignal.timeout(500) }).catch(
      () => undefined,
    ),
  )
  expect(paidLines(bed)).toEqual(['hand GET /dialect/v2-header?x=1'])
  await expectPaidOnce(books, 10_000n)
})

for (const decided of ['by hand', 'by a rule'] as const)
  test(`a page that changes its address opens at the one that was shown, ${decided}`, async ({
    bed,
    page,
    wallet,
    loaded,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const isRuled = decided === 'by a rule'
    if (isRuled)
      await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`, {
        also: ['open'],
      })
    const books = await booksOf(hand)
    clearLogs(bed)
    await page.addInitScript(() =>
      addEventListener('DOMContentLoaded', () => {
        const [entry] = performance.getEntriesByType('navigation')
        const { responseStatus } = entry as PerformanceNavigationTiming
        if (responseStatus === 402)
          history.replaceState(null, '', '/dialect/v2-header')
      }),
    )
    const path = '/dialect/v2-header?utm_source=x'
    await page.goto(`${hand.origin}${path}`).catch(() => undefined)
    if (!isRuled) {
      const { pay } = await reader.question()
      expect(page.url()).toBe(`${hand.origin}/dialect/v2-header`)
      await expect(pay).toBeVisible()
      await reader.sayYes()
    }
    await reader.seeGoods()
    expect(page.url()).toBe(`${hand.origin}${path}`)
    await expectPaidOnce(books, 10_000n)
    expect(paidLines(bed)).toEqual([`hand GET ${path}`])
    expect(await wallet.questions()).toEqual([])
    const rules = await (await loaded.worker()).evaluate(() =>
      chrome.declarativeNetRequest.getSessionRules(),
    )
    expect(rules).toEqual([])
  })

test('two calls that carry one payment are each heard to their end', async ({
  bed,
  page,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  clearLogs(bed)
  const url = `${hand.origin}/outcome/slow?ms=4000`
  const { call } = await reader.meet('call', url)
  await reader.sayYes()
  await expect.poll(() => hand.log.paid().length).toBe(1)
  // Else the browser holds it back until the first is in its cache.
  const second = page.evaluate(
    async (url) => (await fetch(url, { cache: 'no-store' })).status,
    url,
  )
  await expect.poll(() => hand.log.paid().length).toBe(2)
  const [first] = await Promise.all([call, second])
  expect(first).toMatchObject({ status: 200 })
  await expectPaidOnce(books, 10_000n)
  expectOneAuthorisation(hand, 2)
  await expect
    .poll(async () => (await wallet.history()).map(({ status }) => status))
    .toEqual(['delivered'])
  const rules = await (await loaded.worker()).evaluate(() =>
    chrome.declarativeNetRequest.getSessionRules(),
  )
  expect(rules).toEqual([])
})

test('a call beside the paid one stays unpaid', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  clearLogs(bed)
  await page.goto(`${hand.origin}/landed`)
  const url = `${hand.origin}/dialect/v2-header`
  const calls = page.evaluate(
    (url) =>
      Promise.all(
        ['1', '2', '3'].map((body) =>
          fetch(url, { method: 'POST', body }).then(({ status }) => status),
        ),
      ),
    url,
  )
  // The same address three times: what differs is what was sent. They are asked
  // about together, as far as they come together; one is paid.
  const question = await reader.question()
  const asked = async () =>
    (await wallet.questions()).map(({ items }) => items.length || 1)
  await expect
    .poll(async () => (await asked()).reduce((sum, each) => sum + each, 0))
    .toBe(3)
  const [together = 1] = await asked()
  const ticks = question.page.getByRole('checkbox')
  await expect(ticks).toHaveCount(together > 1 ? together : 0)
  for (let one = together - 1; one > 0; one--) await ticks.nth(one).uncheck()
  await question.sayYes(question.page.getByRole('button', { name: /^Pay/ }))
  await declineAll(wallet)
  expect((await calls).sort()).toEqual([200, 402, 402])
  await expectPaidOnce(books, 10_000n)
  expect(paidLines(bed)).toEqual(['hand POST /dialect/v2-header'])
})

test('what a page calls three times at once is one price and one payment', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await page.goto(`${hand.origin}/landed`)
  const calls = page.evaluate(
    (url) =>
      Promise.all([1, 2, 3].map(() => fetch(url).then(({ status }) => status))),
    `${hand.origin}/dialect/v2-header?thrice`,
  )
  const question = await reader.question()
  await expect.poll(() => callsAsked(wallet)).toBe(3)
  await expect(
    question.page.getByRole('heading', { name: /^Pay 0\.01 USDC/ }),
  ).toBeAttached()
  await question.sayYes(question.page.getByRole('button', { name: /^Pay/ }))
  await declineAll(wallet)
  expect(await calls).toContain(200)
  await expectPaidOnce(books, 10_000n)
  expectOneAuthorisation(hand)
})

test('no rule is left in the browser', async ({
  bed,
  wallet,
  loaded,
  reader,
}) => {
  const { v2 } = bed.sellers
  await reader.pay(`${v2.origin}/articles/otters`)
  await wallet.call('status')
  const rules = await (await loaded.worker()).evaluate(() =>
    chrome.declarativeNetRequest.getSessionRules(),
  )
  expect(rules).toEqual([])
})
