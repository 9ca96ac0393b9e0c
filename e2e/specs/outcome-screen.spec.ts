import { expect, test } from '../harness/test.ts'
import {
  askEndpoints,
  nobody,
  statusOf,
  stillChecking,
} from '../screens/proof.ts'

test('what happened to the money is said as it is proven, while the question is open', async ({
  bed,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await reader.meet('open', `${hand.origin}/outcome/settle-then-500`)
  const { page } = await reader.question()
  await reader.sayYes()
  await askEndpoints(wallet, nobody)
  const told = page.locator('body')
  await expect(told).toContainText(stillChecking)
  await expect(told).toContainText('Nobody said what happened to the money.')
  expect(await statusOf(wallet)).toBe('unknown')

  await askEndpoints(wallet, bed.chains[84532].rpcUrl)
  const [row] = await wallet.history()
  await wallet.call('lookNow', { id: row?.id })
  await expect(told).toContainText('Paid, not delivered')
  await expect(told).toContainText('The chain shows that the payment was taken')
  expect(await books.settlements()).toBe(1)
  expect(await books.spent()).toBe(10_000n)
})

for (const [outcome, says] of [
  ['refused', 'The seller says that nothing was taken.'],
  ['settle-failed', 'The seller says that nothing was taken.'],
  ['settle-pending', 'Nobody said what happened to the money.'],
] as const)
  test(`${outcome}: not known yet, whatever the seller says`, async ({
    bed,
    wallet,
    reader,
  }) => {
    const { hand } = bed.sellers
    await askEndpoints(wallet, nobody)
    await reader.meet('open', `${hand.origin}/outcome/${outcome}`)
    const { page } = await reader.question()
    await reader.sayYes()
    await expect(page.getByText(stillChecking)).toBeVisible()
    await expect(page.getByText(says, { exact: false })).toBeVisible()
    await expect(page.getByText(/Nothing was taken/)).toHaveCount(0)
  })
