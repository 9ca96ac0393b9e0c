import { expect, test } from '../harness/test.ts'
import { kinds } from '../screens/reader.ts'

for (const kind of kinds)
  test(`charged upfront, and the page fails: said before, and told after, ${kind}`, async ({
    bed,
    reader,
    wallet,
    booksOf,
  }) => {
    const { numbered } = bed.sellers
    const books = await booksOf(numbered)
    const url = `${numbered.origin}/upfront/broken`
    const met = await reader.meet(kind, url)
    const question = await reader.question()
    await expect(question.page.getByText(/even if/)).toBeVisible()
    await question.sayYes()
    await met.call
    await expect.poll(books.settlements).toBe(1)
    expect(await books.spent()).toBe(10_000n)
    await expect
      .poll(async () => (await wallet.history())[0])
      .toMatchObject({ status: 'unknown', code: 'HTTP_500' })
    if (kind === 'open') {
      const told = await reader.question()
      await expect(
        told.page.getByText(/what you paid for did not come/),
      ).toBeVisible()
    }
  })

test('of two flows at one price the one that charges last is proposed; an unknown one says why', async ({
  bed,
  reader,
  wallet,
}) => {
  const { hand } = bed.sellers
  const url = `${hand.origin}/dialect/v2-two-flows`
  await reader.meet('open', url)
  const question = await reader.question()
  const [asked] = await wallet.questions()
  expect(asked?.offers.map(({ isUpfront }) => isUpfront)).toEqual([true, false])
  expect(asked?.unpayable).toMatchObject([{ because: 'UNKNOWN_FLOW' }])
  await expect(question.pay).toBeVisible()
  await expect(question.page.getByText(/even if/)).toHaveCount(0)
})
