import { expect, test } from '../harness/test.ts'
import { giveLimit } from '../screens/limits.ts'
import { expectNoQuestion } from '../screens/question.ts'
import { kinds } from '../screens/reader.ts'

const price = 10_000n

for (const kind of kinds)
  test(`ten seconds are enough: ${kind}`, async ({
    bed,
    reader,
    wallet,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    const met = await reader.meet(
      kind,
      `${hand.origin}/dialect/v2-header?life=10`,
    )
    await reader.sayYes()
    await met.gotIt()
    await expect
      .poll(async () => (await wallet.history())[0]?.status)
      .toBe('delivered')
    expect(await books.spent()).toBe(price)
  })

test('ten seconds are enough by Permit2', async ({ bed, reader, booksOf }) => {
  const { permit2: seller } = bed.sellers
  const books = await booksOf(seller)
  const met = await reader.meet('call', `${seller.origin}/api/exact/brief`)
  await reader.sayYes()
  await met.gotIt()
  expect(await books.spent()).toBe(price)
})

test('ten seconds are enough under a rule', async ({
  bed,
  reader,
  context,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header?life=10`
  await giveLimit(reader, url)
  const met = await reader.meet('call', `${url}&again`)
  await met.gotIt()
  await expectNoQuestion(context)
  await expect.poll(books.settlements).toBe(2)
})
