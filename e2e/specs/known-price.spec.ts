import { setClockOff } from '../harness/clock.ts'
import { ways } from '../harness/calls.ts'
import { expect, test } from '../harness/test.ts'
import { giveLimit } from '../screens/limits.ts'

const price = 10_000n

for (const way of ['fetch GET', 'Request object', 'XHR GET'] as const)
  test(`a known price travels with the first request: ${way}`, async ({
    bed,
    loaded,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const { v2 } = bed.sellers
    const books = await booksOf(v2)
    const url = `${v2.origin}/api/quote?known`
    await giveLimit(reader, url, { paysKnown: true })
    await expect.poll(books.settlements).toBe(1)
    for (let n = 2; n <= 4; n++) {
      await setClockOff(loaded, (n - 1) * 11_000)
      await page.waitForTimeout(500)
      v2.log.clear()
      const got = await ways[way](page, url)
      expect(got.status).toBe(200)
      expect(got.url).toBe(url)
      console.log(v2.log.entries.map((r) => [r.status, r.method, r.url, !!r.headers['payment-signature']]), JSON.stringify((got as {events?: string[]}).events))
    }
    expect(await books.spent()).toBe(4n * price)
    expect(await wallet.questions()).toEqual([])
  })
