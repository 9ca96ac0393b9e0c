import { ways } from '../harness/calls.ts'
import { setClockOff } from '../harness/clock.ts'
import { expect, test } from '../harness/test.ts'
import { password, type Wallet } from '../harness/wallet.ts'
import { closed } from '../harness/windows.ts'
import { expectAsked, giveLimit } from '../screens/limits.ts'

test('a page that floods what is kept of 402s takes nobody the room', async ({
  bed,
  page,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await page.goto(`${hand.origin}/landed`)
  void ways['fetch GET'](
    page,
    `${hand.localOrigin}/cors/v2-header?first`,
  ).catch(() => undefined)
  const first = await reader.question()
  await page.evaluate(async (url) => {
    const call = (n: number) =>
      fetch(`${url}?${n}`, { mode: 'no-cors' }).catch(() => undefined)
    for (let n = 0; n < 70; n += 10)
      await Promise.all(Array.from({ length: 10 }, (_, at) => call(n + at)))
  }, `${hand.localOrigin}/bare/heavy`)
  const kept = () =>
    wallet.page.evaluate(async () => ({
      bytes: await chrome.storage.session.getBytesInUse(null),
      observations: Object.keys(await chrome.storage.session.get(null)).filter(
        (key) => key.startsWith('observations/'),
      ).length,
    }))
  await expect.poll(async () => (await kept()).observations).toBeGreaterThan(2)
  expect((await kept()).bytes).toBeLessThan(3_000_000)
  await first.sayNo()
  await closed(first.page)

  // Another site's question opens, in a wallet that was locked and is unlocked.
  await wallet.call('lock')
  const other = await context.newPage()
  await other.goto(`${hand.localOrigin}/landed`)
  const got = ways['fetch GET'](other, `${hand.localOrigin}/dialect/v2-header`)
  const question = await reader.question()
  await question.unlock()
  await question.sayYes()
  expect(await got).toMatchObject({ status: 200 })
  await expect.poll(books.settlements).toBe(1)
  await wallet.call('lock')
  expect(await wallet.call('unlock', { password })).toEqual({ ok: true })
})

test('the question of a call waits on when the record it rests on is long gone', async ({
  bed,
  loaded,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await page.goto(`${hand.origin}/landed`)
  const got = ways['fetch GET'](page, `${hand.origin}/dialect/v2-header?slow`)
  const question = await reader.question()
  const [waiting] = await wallet.questions()
  const asked = hand.log.entries.length
  const claims = await countClaims(wallet)
  // A record is kept for two minutes, and a question waits for five.
  await setClockOff(loaded, 240_000)
  // The page's call is claimed again every 15 seconds.
  await expect.poll(claims).toBeGreaterThan(0)
  expect((await wallet.questions()).map(({ id }) => id)).toEqual([waiting?.id])
  expect(hand.log.entries).toHaveLength(asked)
  await question.sayYes()
  expect(await got).toMatchObject({ status: 200 })
  await expect.poll(books.settlements).toBe(1)
})

for (const way of ['fetch GET', 'XHR GET'] as const)
  test(`T11 what another origin sends on to a seller is asked about: ${way}`, async ({
    bed,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    const url = `${hand.localOrigin}/cors/v2-header`
    await giveLimit(reader, url)
    await expect.poll(books.settlements).toBe(1)
    const elsewhere = `${hand.origin}/redirect-before/cross?to=/cors/v2-header`
    void ways[way](page, elsewhere).catch(() => undefined)
    await expectAsked(wallet, 'NOT_PLAIN')
    expect(await books.settlements()).toBe(1)
    expect(await books.spent()).toBe(10_000n)
  })

/** Counts what pages claim from now on: a page of the extension hears it too. */
async function countClaims({ page }: Wallet): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const heard = Object.assign(window, { claims: 0 })
    chrome.runtime.onMessage.addListener(({ channel, name }) => {
      if (channel === 'page' && name === 'claim') heard.claims++
    })
  })
  return () => page.evaluate('claims')
}
