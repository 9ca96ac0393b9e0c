import { randomUUID } from 'node:crypto'
import { paymentHeader } from '../harness/authorisations.ts'
import { ways } from '../harness/calls.ts'
import { expect, test } from '../harness/test.ts'
import {
  declineAll,
  expectAsked,
  giveLimit,
  ruleOf,
} from '../screens/limits.ts'
import type { Testbed } from '../testbed/testbed.ts'

/** A seller that serves once and then turns; each telling is its own. */
function turncoat(bed: Testbed, manner: string) {
  const { origin } = bed.sellers.hand
  const path = `${origin}/turns/${manner}/${randomUUID()}`
  return (call: number) => `${path}?percent=10&call=${call}`
}

const price = 10_000n
const roomy = { perPayment: '0.05', per24h: '1.00' }

test('T29 a seller that raises its price slowly is asked about before 1.5 times the price', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const url = turncoat(bed, 'rises')
  const books = await booksOf(bed.sellers.hand)
  await giveLimit(reader, url(0), roomy)
  for (const call of [1, 2, 3, 4])
    expect(await ways['fetch GET'](page, url(call))).toMatchObject({
      status: 200,
    })

  const asked = ways['fetch GET'](page, url(5))
  await expectAsked(wallet, 'PRICE_ROSE')
  await reader.sayNo()
  expect((await asked).status).toBe(402)

  const amounts = (await books.settled()).map(({ value }) => value)
  expect(amounts).toHaveLength(5)
  const [first = 0n] = amounts
  for (const amount of amounts)
    expect(amount).toBeLessThanOrEqual((first * 3n) / 2n)
  const total = amounts.reduce((sum, amount) => sum + amount, 0n)
  expect(await books.spent()).toBe(total)
})

test('T29 a seller that raises its price at once is asked about', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const url = turncoat(bed, 'leaps')
  const books = await booksOf(bed.sellers.hand)
  await giveLimit(reader, url(0), roomy)
  const asked = ways['fetch GET'](page, url(1))
  await expectAsked(wallet, 'PRICE_ROSE')
  await reader.sayNo()
  expect((await asked).status).toBe(402)
  expect(await books.settlements()).toBe(1)
  expect(await books.spent()).toBe(price)
})

test('T30 a seller that has somebody else paid is asked about', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const url = turncoat(bed, 'moves')
  const books = await booksOf(bed.sellers.hand)
  await giveLimit(reader, url(0), roomy)
  const asked = ways['fetch GET'](page, url(1))
  await expectAsked(wallet, 'NEW_RECIPIENT')
  await reader.sayNo()
  expect((await asked).status).toBe(402)
  expect(await books.settlements()).toBe(1)
  // Nobody else was paid either.
  expect(await books.spent()).toBe(price)
})

for (const manner of ['asks-again', 'refused', 'settle-failed'])
  test(`T36 a seller that answers 402 for ever is stopped after two: ${manner}`, async ({
    bed,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const url = turncoat(bed, manner)
    const books = await booksOf(hand)
    await giveLimit(reader, url(0), roomy)
    for (const call of [1, 2])
      expect(await ways['fetch GET'](page, url(call))).toMatchObject({
        status: 402,
      })
    await expect
      .poll(async () => (await ruleOf(wallet, hand.origin)).paused)
      .toBe('UNDELIVERED')

    // A storm of more: one question, no further signature.
    const storm = page.evaluate(
      (urls) =>
        Promise.all(urls.map((url) => fetch(url).then((r) => r.status))),
      Array.from({ length: 30 }, (_, index) => url(3 + index)),
    )
    await expect
      .poll(async () => (await wallet.questions()).length)
      .toBeGreaterThan(0)
    await declineAll(wallet)
    expect(new Set(await storm)).toEqual(new Set([402]))
    expect(await books.settlements()).toBe(1)
    expect(await books.spent()).toBe(price)
    expect(new Set(hand.log.paid().map(paymentHeader)).size).toBe(3)
  })

for (const [manner, isDelivered] of [
  ['settle-then-402', false],
  ['settle-then-500', false],
  ['settle-then-302', true],
  ['settle-then-drop', false],
] as const)
  test(`T34 a seller that takes the money and then does ${manner} takes it once`, async ({
    bed,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const url = turncoat(bed, manner)
    const books = await booksOf(hand)
    await giveLimit(reader, url(0), roomy)
    await ways['fetch GET'](page, url(1)).catch(() => undefined)
    await expect.poll(books.settlements).toBe(2)

    // The page's own retry loop, at once and for what it bought.
    const retries = page.evaluate(async (url) => {
      for (let left = 5; left > 0; left--)
        await fetch(url, { signal: AbortSignal.timeout(1500) }).catch(
          () => undefined,
        )
    }, url(1))
    await retries
    expect(await books.settlements()).toBe(2)
    expect(await books.spent()).toBe(2n * price)

    // It is not asked without end: the second such payment is the last.
    if (isDelivered) return
    for (const call of [2, 3, 4])
      await page
        .evaluate(
          (url) => fetch(url, { signal: AbortSignal.timeout(1500) }),
          url(call),
        )
        .catch(() => undefined)
    expect((await ruleOf(wallet, hand.origin)).paused).toBe('UNDELIVERED')
    expect(await books.settlements()).toBe(3)
    expect(await books.spent()).toBe(3n * price)
  })
