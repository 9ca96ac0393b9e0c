import { ways } from '../harness/calls.ts'
import { expectPaidOnce, expectUnpaid } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { kinds } from '../screens/reader.ts'

test("don't pay: a call gets the seller's own 402", async ({
  bed,
  page,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await page.goto(`${hand.origin}/landed`)
  const url = `${hand.origin}/dialect/v1-body`
  const plain = await (await fetch(url)).text()
  const [result] = await Promise.all([
    ways['fetch GET'](page, url),
    reader.sayNo(),
  ])
  expect(result.status).toBe(402)
  expect(JSON.parse(result.text).accepts).toEqual(JSON.parse(plain).accepts)
  await expectUnpaid(books)
  expect(hand.log.paid()).toEqual([])
})

test("don't pay: a page stays as the seller sent it", async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { v2 } = bed.sellers
  const books = await booksOf(v2)
  await page.goto(`${v2.origin}/articles/otters`)
  const before = await page.content()
  const question = await reader.question()
  await question.sayNo()
  await expect.poll(() => wallet.questions()).toEqual([])
  expect(await page.content()).toBe(before)
  await expectUnpaid(books)
})

for (const kind of kinds)
  test(`locked, unlocked in place, paid: ${kind}`, async ({
    bed,
    wallet,
    reader,
    booksOf,
  }) => {
    const { v2 } = bed.sellers
    const books = await booksOf(v2)
    await wallet.call('lock')
    const path = kind === 'open' ? '/articles/otters' : '/api/quote'
    const met = await reader.meet(kind, `${v2.origin}${path}`, '/goods.css')
    const question = await reader.question()
    await expect(question.page.getByText('0.01 USDC').first()).toBeVisible()
    await expect(question.pay).toHaveCount(0)

    await question.page
      .getByLabel('Password', { exact: true })
      .fill('not the password')
    await question.page.getByRole('button', { name: 'Unlock' }).click()
    await expect(question.page.getByRole('alert')).toBeVisible()

    await question.unlock()
    await question.sayYes()
    await met.gotIt()
    await expectPaidOnce(books, 10_000n)
  })

test('not known yet: the same payment is shown again on request, never a new one', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await page.goto(`${hand.origin}/outcome/500-unsettled`)
  await reader.sayYes()
  await expect
    .poll(async () => (await wallet.history())[0]?.status)
    .toBe('unknown')

  const again = await reader.question()
  await again.sayYes(
    again.page.getByRole('button', { name: 'Try again with the same payment' }),
  )
  await expect.poll(() => hand.log.paid().length).toBe(2)
  const [first, second] = hand.log.paid()
  expect(second?.headers['payment-signature']).toBe(
    first?.headers['payment-signature'],
  )

  // A reload of the page is a request too, as long as it may be shown again.
  // The wallet may reload it before it has loaded.
  await page.goto(`${hand.origin}/outcome/500-unsettled`, {
    waitUntil: 'commit',
  })
  await expect.poll(() => hand.log.paid().length).toBe(3)
  expect(hand.log.paid()[2]?.headers['payment-signature']).toBe(
    first?.headers['payment-signature'],
  )
  const rows = await wallet.history()
  expect(rows).toHaveLength(1)
  await expectUnpaid(books)
})

test('coming back: a page paid before asks before it is paid again', async ({
  bed,
  page,
  reader,
  booksOf,
}) => {
  const { v2 } = bed.sellers
  const books = await booksOf(v2)
  await reader.pay(`${v2.origin}/articles/otters`)
  await page.reload()
  const question = await reader.question()
  await expect(
    question.page.getByRole('button', { name: 'Pay again' }),
  ).toBeVisible()
  await expect(question.pay).toHaveCount(0)
  await expectPaidOnce(books, 10_000n)
})

test('terms that change between the question and the payment are asked anew, never paid on the old yes', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  hand.asks(10_000n)
  await page.goto(`${hand.origin}/landed`)
  // What a page sends is repeated unpaid after the yes, and then paid.
  const call = ways['fetch POST JSON'](page, `${hand.origin}/changing/terms`)
  const question = await reader.question()
  await expect(question.page.getByText('0.01 USDC').first()).toBeVisible()
  const [before] = await wallet.questions()

  hand.asks(20_000n)
  await question.sayYes()
  const asked = async () =>
    (await wallet.questions()).map(({ id, because, offers }) => ({
      ...{ id, because },
      amounts: offers.map(({ amount }) => amount),
    }))
  await expect
    .poll(asked)
    .toEqual([{ id: before?.id, because: 'TERMS_CHANGED', amounts: ['20000'] }])
  await expect(question.page.getByText('0.02 USDC').first()).toBeVisible()

  // Nor is a yes that still carries what was shown before.
  await expect(
    wallet.call('answer', {
      questionId: before?.id,
      hash: before?.hash,
      choice: { kind: 'pay', offerIndex: 0, again: false },
    }),
  ).resolves.toEqual({ ok: false, because: 'TERMS_CHANGED' })
  expect(await wallet.history()).toEqual([])
  expect(hand.log.paid()).toEqual([])
  await expectUnpaid(books)

  // The new price is paid on a yes of its own.
  await question.sayYes()
  expect(await call).toMatchObject({ status: 200 })
  await expectPaidOnce(books, 20_000n)
})
