import { expect, test } from '../harness/test.ts'
import { openHistory } from '../screens/history.ts'
import { inspect } from '../screens/inspect.ts'
import { enterOn } from '../screens/keyboard.ts'
import { lookAtNewest } from '../screens/proof.ts'

test('a price up to an amount: asked, paid by keyboard, and what it came to', async ({
  bed,
  wallet,
  loaded,
  page,
  reader,
}) => {
  const { permit2: seller } = bed.sellers
  const url = `${seller.origin}/articles/upto/sponsored`
  const first = await reader.askAt(url)
  // No rule can pay it, so none is offered.
  await expect(first.page.getByText(/Let this site take/)).toHaveCount(0)
  await inspect(first.page, 'question-upto-first', 'window')
  await first.sayYes()
  await reader.seeGoods()
  const history = await openHistory(loaded)
  await expect(history.rows.first()).toContainText('up to')
  await history.rows.first().click()
  await inspect(history.page, 'history-upto-unproven', 'wide', 'narrow')
  await history.page.close()

  await bed.chains[84532].mine(5)
  const { row, allowanceLeft } = await lookAtNewest(wallet)
  expect(row.provenAmount).toBe('20000')
  expect(allowanceLeft).toBe('80000')

  const before = await reader.askAt(url)
  await expect(
    before.page.getByText(
      'You paid 0.02 USDC (TEST). Paying again takes up to 0.10 USDC (TEST) more.',
    ),
  ).toBeVisible()
  await inspect(before.page, 'question-upto-before', 'window', 'popup')
  await reader.leave(before)

  const asking = await reader.askAt(`${url}?again`)
  await expect(asking.page.getByText('usually 0.02 USDC')).toBeVisible()
  await inspect(asking.page, 'question-upto', 'window')
  await asking.page.locator('summary').first().click()
  await expect(asking.page.getByText('Settled by')).toBeVisible()
  await inspect(asking.page, 'question-upto-details', 'window')
  await expect(asking.pay).not.toHaveAttribute('aria-disabled', 'true')
  await enterOn(asking.pay)
  await page.bringToFront()
  await reader.seeGoods()

  const proven = await openHistory(loaded)
  await proven.rows.last().click()
  await expect(proven.detail.getByText('Left allowed')).toBeVisible()
  await inspect(proven.page, 'history-upto', 'wide', 'narrow')
})

test('what a seller would only have without a limit', async ({
  bed,
  reader,
}) => {
  const { permit2: seller } = bed.sellers
  const asking = await reader.askAt(`${seller.origin}/articles/exact/approval`)
  await expect(
    asking.page.getByText('Tuppence does not sign that.'),
  ).toBeVisible()
  await inspect(asking.page, 'question-unlimited', 'window')
})
