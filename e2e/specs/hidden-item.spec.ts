import { expect, test } from '../harness/test.ts'
import { closed } from '../harness/windows.ts'

test('a call paid in another way never hides behind one yes', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand, permit2 } = bed.sellers
  permit2.log.clear()
  const books = await booksOf(hand)
  await page.goto(`${permit2.origin}/free`)
  const statuses = page.evaluate(
    (urls) =>
      Promise.all(urls.map((url) => fetch(url).then(({ status }) => status))),
    [`${hand.origin}/cors/v2-header`, `${permit2.origin}/api/exact/sponsored`],
  )
  await expect.poll(async () => (await wallet.questions()).length).toBe(2)
  const paid = () => hand.log.paid().length + permit2.log.paid().length

  await reader.sayYes()
  await expect.poll(paid).toBe(1)
  // The other is asked by itself, and a no is a no.
  const other = await reader.question()
  await other.sayNo()
  await closed(other.page)
  expect((await statuses).sort()).toEqual([200, 402])
  expect(paid()).toBe(1)
  expect(await books.spent()).toBe(10_000n)
})
