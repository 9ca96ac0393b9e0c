import { paymentIn } from '../harness/authorisations.ts'
import { ways } from '../harness/calls.ts'
import { expectOneAuthorisation, expectPaidOnce } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { expectSays, newest, statusOf } from '../screens/proof.ts'
import { kinds } from '../screens/reader.ts'

const number = /^pay_[0-9a-f]{32}$/

for (const kind of kinds)
  for (const wish of ['required', 'optional'])
    test(`a number where the seller takes one (${wish}), ${kind}`, async ({
      bed,
      loaded,
      reader,
      wallet,
      booksOf,
    }) => {
      const { numbered } = bed.sellers
      const books = await booksOf(numbered)
      const url = `${numbered.origin}/numbered/${wish}`
      const met = await reader.meet(kind, url)
      await reader.sayYes()
      await met.gotIt()
      await expectPaidOnce(books, 10_000n)
      await expect.poll(() => statusOf(wallet)).toBe('delivered')
      const { row, identifier } = await newest(wallet)
      expect(identifier).toMatch(number)
      await expectSays(loaded, row.id, { says: [`${identifier}`] })
      const [paid] = numbered.log.paid()
      expect(paid && paymentIn(paid).extensions).toMatchObject({
        'payment-identifier': {
          info: { required: wish === 'required', id: identifier },
          schema: { required: ['required'] },
        },
      })
    })

test('no number where the seller takes none', async ({ bed, reader }) => {
  const { v2 } = bed.sellers
  v2.log.clear()
  const met = await reader.meet('call', `${v2.origin}/api/quote`)
  await reader.sayYes()
  await met.gotIt()
  const [paid] = v2.log.paid()
  expect(paid && paymentIn(paid).extensions).toBeUndefined()
})

test('an answer lost after settling: the same number and payload bring it, and one settlement', async ({
  bed,
  page,
  reader,
  wallet,
  booksOf,
}) => {
  const { numbered } = bed.sellers
  const books = await booksOf(numbered)
  const url = `${numbered.origin}/numbered/required?lose`
  const met = await reader.meet('call', url)
  await reader.sayYes()
  // The browser's network stack may ask again by itself, and have its answer.
  const first = await met.call
  if (first instanceof Error) {
    await expect
      .poll(async () => (await wallet.history())[0]?.status)
      .toBe('unknown')
    expect(await ways['fetch GET'](page, url)).toMatchObject({ status: 200 })
  }
  await expectPaidOnce(books, 10_000n)
  expect(numbered.log.paid().length).toBeGreaterThan(1)
  expectOneAuthorisation(numbered)
  await expect
    .poll(() => wallet.history())
    .toMatchObject([{ status: 'delivered' }])
})

for (const [status, code, words, isShownAgain] of [
  [409, 'IDENTIFIER_CONFLICT', /another payment under the number/, false],
  [400, 'IDENTIFIER_REFUSED', /found fault with the request/, true],
] as const)
  test(`${status} to a payment with a number says what it means`, async ({
    bed,
    page,
    reader,
    wallet,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    const url = `${hand.origin}/outcome/${status}-unsettled?dialect=v2-numbered`
    await reader.meet('open', url)
    await reader.sayYes()
    await expect
      .poll(async () => (await wallet.history())[0])
      .toMatchObject({ status: 'unknown', code })
    const told = await reader.question()
    await expect(told.page.getByText(words)).toBeVisible()
    const again = told.page.getByRole('button', { name: /same payment/ })
    await expect(again).toHaveCount(isShownAgain ? 1 : 0)

    // Opened again: 400 is shown the same payment, 409 asks the person.
    await page.goto(url, { waitUntil: 'commit' })
    await expect.poll(() => hand.log.paid().length).toBe(isShownAgain ? 2 : 1)
    expectOneAuthorisation(hand)
    expect(await wallet.history()).toHaveLength(1)
    expect(await books.settlements()).toBe(0)
  })
