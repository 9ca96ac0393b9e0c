import { expect, test } from '../harness/test.ts'
import { password } from '../harness/wallet.ts'
import { giveLimit } from '../screens/limits.ts'

test('limits nearly and wholly used are told once each, however many calls at once used them', async ({
  bed,
  page,
  context,
  loaded,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header?call=`
  const { ceilings } = await wallet.call<{ ceilings: object }>('limits')
  await giveLimit(reader, `${url}0`, { per24h: '0.05' })
  await wallet.call('setCeilings', {
    ceilings: { ...ceilings, allPer30d: '60000' },
    password,
  })
  const statuses = await page.evaluate(
    (url) =>
      Promise.all(
        [1, 2, 3, 4, 5].map((n) => fetch(url + n).then((one) => one.status)),
      ),
    url,
  )
  expect(statuses).toEqual([200, 200, 200, 200, 200])
  await expect.poll(books.settlements).toBe(6)

  const popup = await context.newPage()
  await popup.goto(`${loaded.origin}/popup.html`)
  const lines = popup
    .getByRole('list', { name: 'Limits reached' })
    .getByRole('listitem')
  await expect(lines).toHaveText([
    `${hand.origin} used all of its 0.05 USDC (TEST) in 24 h. It asks again from here.`,
    'All sites together used $0.05 of $0.06 in 30 days.',
  ])
  // What is put away does not come again.
  await lines.first().getByRole('button').click()
  await expect(lines).toHaveCount(1)
  await lines.first().getByRole('button').click()
  await expect(lines).toHaveCount(0)
  await page.bringToFront()
  expect(await wallet.call('notices')).toEqual([])
})
