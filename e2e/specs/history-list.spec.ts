import { expect, test } from '../harness/test.ts'
import { openDashboard } from '../screens/dashboard.ts'
import { fillLedger } from '../screens/ledger.ts'

test('1,000 payments: the list stays small, and the first one is reachable', async ({
  wallet,
  loaded,
}) => {
  await fillLedger(wallet, 1_000)
  const history = await openDashboard(loaded, 'history')
  await history.setViewportSize({ width: 1200, height: 900 })
  const rows = history
    .getByRole('list', { name: 'Payments' })
    .getByRole('button')
  await expect(rows.first()).toContainText('Story 999')

  // The most lines there ever are while it is scrolled to its end.
  const most = await history.evaluate(async () => {
    let most = 0
    for (let still = 0; still < 30; ) {
      const before = scrollY
      scrollBy(0, 400)
      await new Promise(requestAnimationFrame)
      most = Math.max(most, document.querySelectorAll('main li').length)
      still = scrollY === before ? still + 1 : 0
    }
    return most
  })
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThan(80)
  await expect(rows.last()).toContainText('Story 0')
  await expect(history.getByText('That is all.')).toBeVisible()
})

test('pages that cost the same stand under their own days', async ({
  wallet,
  loaded,
}) => {
  await fillLedger(wallet, 3, 86_400_000)
  const history = await openDashboard(loaded, 'history')
  const days = history.getByRole('heading', { level: 2 })
  await expect(days).toHaveCount(3)
  await expect(days.nth(0)).toHaveText('Today')
  await expect(days.nth(1)).toHaveText('Yesterday')
  await expect(days.nth(2)).toHaveText(/day, /)
})
