import { ways } from '../harness/calls.ts'
import { expect, test } from '../harness/test.ts'

test('a page that was bought opens again by a sign-in, without paying', async ({
  bed,
  wallet,
  reader,
  booksOf,
}) => {
  const { siwx } = bed.sellers
  const books = await booksOf(siwx)
  const url = `${siwx.origin}/articles/otters`
  await reader.pay(url)
  await expect.poll(books.settlements).toBe(1)
  const question = await reader.askAt(url)
  await question.sayYes(
    question.page.getByRole('button', { name: 'Open again without paying' }),
  )
  await reader.seeGoods()
  expect(siwx.events).toEqual(['access_granted'])
  expect(await books.settlements()).toBe(1)
  const [row] = await wallet.history()
  const detail = await wallet.call<{ events: { kind: string }[] }>('payment', {
    id: row?.id,
  })
  expect(detail.events.map(({ kind }) => kind)).toContain('reopened')
})

test('a call', async ({ bed, page, reader, booksOf }) => {
  const { siwx } = bed.sellers
  const books = await booksOf(siwx)
  const url = `${siwx.origin}/api/quote`
  await page.goto(`${siwx.origin}/landed`)
  const first = ways['fetch GET'](page, url)
  await reader.sayYes()
  expect((await first).status).toBe(200)
  for (const way of ['fetch GET', 'XHR GET'] as const) {
    const again = ways[way](page, url)
    const question = await reader.question()
    await question.sayYes(
      question.page.getByRole('button', { name: 'Open again without paying' }),
    )
    expect(await again).toMatchObject({ status: 200, url })
  }
  expect(await books.settlements()).toBe(1)
})
