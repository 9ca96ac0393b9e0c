import { expectPaidOnce } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { declineAll } from '../screens/limits.ts'
import { kinds } from '../screens/reader.ts'
import type { Testbed } from '../testbed/testbed.ts'

/** Every line of every host's log that carries a payment. */
function paidLines(bed: Testbed): string[] {
  const hosts = [...Object.values(bed.sellers), bed.newspaper]
  return hosts.flatMap(({ log }) =>
    log.paid().map(({ host, method, url }) => `${host} ${method} ${url}`),
  )
}

function clearLogs(bed: Testbed): void {
  for (const { log } of [...Object.values(bed.sellers), bed.newspaper])
    log.clear()
}

for (const kind of kinds)
  for (const where of ['same', 'cross'] as const)
    test(`a redirect after payment, ${where} origin, ${kind}: the header stays behind`, async ({
      bed,
      wallet,
      reader,
      booksOf,
    }) => {
      const { hand, recorder } = bed.sellers
      const books = await booksOf(hand)
      clearLogs(bed)
      const path = `/outcome/redirect-${where}`
      const { call } = await reader.meet(kind, `${hand.origin}${path}`)
      await reader.sayYes()
      await call
      const landing = where === 'same' ? hand : recorder
      await landing.log.waitFor(
        ({ url, at }) => url.startsWith('/landed') && at > 0,
      )
      await expectPaidOnce(books, 10_000n)
      await expect.poll(() => paidLines(bed)).toEqual([`hand GET ${path}`])
      await expect
        .poll(async () => (await wallet.history()).map(({ status }) => status))
        .toEqual(['delivered'])
    })

test('a redirect to the same URL does not carry it on', async ({
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
      Promise.all([1, 2, 3].map(() => fetch(url).then(({ status }) => status))),
    url,
  )
  // They are asked about together, as far as they come together; one is paid.
  const question = await reader.question()
  await page.waitForTimeout(1000)
  const ticks = question.page.getByRole('checkbox')
  for (let one = (await ticks.count()) - 1; one > 0; one--)
    await ticks.nth(one).uncheck()
  await question.sayYes(question.page.getByRole('button', { name: /^Pay/ }))
  await declineAll(wallet)
  expect((await calls).sort()).toEqual([200, 402, 402])
  await expectPaidOnce(books, 10_000n)
  expect(paidLines(bed)).toEqual(['hand GET /dialect/v2-header'])
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
