import { type CallResult, type Way, ways } from '../harness/calls.ts'
import { expectPaidOnce, expectUnpaid } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { expectNoQuestion } from '../screens/question.ts'
import { kinds } from '../screens/reader.ts'

for (const kind of kinds)
  test(`a price said with status 412 is paid: ${kind}`, async ({
    bed,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    const url = `${hand.origin}/dialect/v2-precondition`
    const { gotIt } = await reader.meet(kind, url)
    await reader.sayYes()
    await gotIt()
    await expectPaidOnce(books, 10_000n)
  })

for (const way of ['XHR GET', 'XHR POST', 'fetch POST JSON'] as Way[])
  test(`a price said with status 412 is paid: ${way}`, async ({
    bed,
    page,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    await page.goto(`${hand.origin}/landed`)
    const [result] = await Promise.all([
      ways[way](
        page,
        `${hand.origin}/dialect/v2-precondition`,
      ) as Promise<CallResult>,
      reader.sayYes(),
    ])
    expect(result.status).toBe(200)
    await expectPaidOnce(books, 10_000n)
  })

for (const kind of kinds)
  test(`a payment that is answered 412 is told: ${kind}`, async ({
    bed,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    const url = `${hand.origin}/outcome/allowance-first`
    const { call } = await reader.meet(kind, url)
    await reader.sayYes()
    const result = await call
    if (result) expect(result).toMatchObject({ status: 412 })
    await expect
      .poll(async () => (await wallet.history())[0])
      .toMatchObject({
        status: 'refused',
        code: 'permit2_allowance_required',
      })
    expect(hand.log.paid()).toHaveLength(1)
    await expectUnpaid(books)
  })

test('an ordinary 412 stays unnoticed and is sent once', async ({
  bed,
  page,
  context,
  reader,
  wallet,
}) => {
  const { hand } = bed.sellers
  // From here on its calls are listened to.
  await reader.leave(
    await reader.askAt(`${hand.origin}/dialect/v2-precondition`),
  )
  await page.goto(`${hand.origin}/bare/precondition`)
  await expectNoQuestion(context, 800)
  await page.goto(`${hand.origin}/landed`)
  hand.log.clear()
  for (const way of Object.keys(ways) as Way[]) {
    const result = (await ways[way](
      page,
      `${hand.origin}/bare/precondition`,
    )) as CallResult
    expect(result.status, way).toBe(412)
    expect(result.text, way).toContain('it was changed meanwhile')
  }
  expect(hand.log.to('/bare/precondition')).toHaveLength(
    Object.keys(ways).length,
  )
  expect(await wallet.questions()).toEqual([])
  const seen = await wallet.call<{ url: string }[]>('seen', {
    tabId: null,
  })
  expect(seen.map(({ url }) => url)).toEqual([
    `${hand.origin}/dialect/v2-precondition`,
  ])
})
