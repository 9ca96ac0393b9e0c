import { expect, test } from '../harness/test.ts'
import { type HistoryScreen, openHistory } from '../screens/history.ts'
import { ruleOf } from '../screens/limits.ts'
import { buyOfEach } from '../screens/purchases.ts'

/** What is left, newest first, by what each is called in the list. */
async function expectLeft(
  history: HistoryScreen,
  left: readonly (string | RegExp)[],
  totals: string,
): Promise<void> {
  await expect(history.rows).toHaveCount(left.length)
  if (left.length > 0) await expect(history.rows).toContainText([...left])
  await expect(history.totals).toContainText(totals)
}

const otters = /otters/i
const ferries = /ferries/i
const byRule = /HYPERLINK/
const refused = /refused/i
const lost = /settle-then-500/
/** Newest first; the first call has no title to tell it by. */
const all = [refused, lost, ferries, otters, byRule, /./]

test('payments are searched and filtered; totals, the address and the plot follow', async ({
  bed,
  page,
  wallet,
  loaded,
  reader,
}) => {
  const { hand, v2 } = bed.sellers
  await buyOfEach({ bed, page, wallet, reader })
  const { hash, payTo } = await chainWords()
  const history = await openHistory(loaded)
  const screen = history.page
  await expect(history.rows).toHaveCount(6)
  await expect(history.totals).toContainText('6 payments · $0.25')
  await expect(history.totals).toContainText('0.05 USDC Base Sepolia')

  const searches: [text: string, left: RegExp[]][] = [
    [new URL(v2.origin).host, [ferries, otters]],
    ['ferries', [ferries]],
    ['/outcome/REFUSED', [refused]],
    ['0.25', [ferries]],
    [hash, [lost]],
    [hash.slice(10, 40), [lost]],
    [payTo.toUpperCase().replace('0X', '0x'), [ferries, otters]],
    ['hyperlink 0.01 usdc', [byRule]],
    ['nothing like it', []],
  ]
  for (const [text, left] of searches) {
    await history.search.fill(text)
    await expectLeft(
      history,
      left,
      left.length === 0
        ? 'No payments'
        : left.length === 1
          ? '1 payment'
          : `${left.length} payments`,
    )
  }
  await screen.getByRole('button', { name: 'Show all' }).first().click()
  await expect(history.rows).toHaveCount(6)

  const filters: [
    field: string,
    choice: string,
    left: RegExp[],
    totals: string,
  ][] = [
    ['Outcome', 'Paid, not delivered', [lost], '1 payment'],
    ['Outcome', 'Not known yet', [refused], '1 payment'],
    ['Outcome', 'Nothing was taken', [], 'No payments'],
    ['Network', 'Base', [ferries], '1 payment · $0.25'],
    ['Token', 'USDC · Base', [ferries], '1 payment · $0.25'],
    ['Decided', 'decided by a rule', [byRule], '1 payment'],
    ['When', 'Last month', [], 'No payments'],
    ['When', 'The last 7 days', all, '6 payments'],
  ]
  for (const [field, choice, left, totals] of filters) {
    await history.filter(field, choice)
    await expectLeft(history, left, totals)
    await history.filter(field, field === 'When' ? 'Any time' : 'Any')
    await expect(history.rows).toHaveCount(6)
  }

  // A site: its rule with its bar, and its payments.
  const { host } = new URL(hand.origin)
  await history.filter('Site', `http://${host}`)
  await expectLeft(history, [refused, lost, byRule, ''], '4 payments')
  expect(new URL(screen.url()).hash).toBe(
    `#/history?site=${encodeURIComponent(hand.origin)}`,
  )
  const { per24h } = await ruleOf(wallet, hand.origin)
  const bar = screen.getByRole('meter', { name: 'Per 24 h' })
  await expect(bar).toHaveAttribute('aria-valuetext', /^0\.01 of /)
  expect(per24h.used).toBe('10000')

  // A payment opened, reloaded, closed by Back: the site stays.
  await history.open(lost)
  await screen.reload()
  await expect(history.detail.getByText('Paid, not delivered')).toBeVisible()
  await expect(bar).toBeVisible()
  await expect(history.rows).toHaveCount(4)
  await screen.goBack()
  await expect(history.detail.getByText('Choose a payment')).toBeVisible()
  await expect(history.rows).toHaveCount(4)
  await screen.getByRole('link', { name: 'See its limits' }).click()
  await expect(screen.getByLabel('Pause all auto-pay')).toBeVisible()
  await screen.goBack()
  await expect(history.rows).toHaveCount(4)
  await screen.goBack()
  await expect(history.rows).toHaveCount(6)
  await screen.goForward()
  await expect(history.rows).toHaveCount(4)
  await screen.getByRole('button', { name: 'Show all sites' }).click()

  // Back takes away a search as a whole.
  await history.search.pressSequentially('ferries')
  await expect(history.rows).toHaveCount(1)
  await screen.goBack()
  await expect(history.rows).toHaveCount(6)
  await expect(history.search).toHaveValue('')

  // The plot says what the chain says, for eyes and for ears.
  await history.openPart('Spending')
  const spent = screen.getByRole('region', { name: /^Spent: 0\.25 dollars/ })
  await expect(spent.getByRole('img').or(spent.locator('svg'))).toBeVisible()
  const table = spent.getByRole('table')
  await expect(table.getByRole('row')).toHaveCount(2)
  await expect(table.getByRole('row').last()).toContainText('0.25')
  const onTest = screen.getByRole('region', { name: /USDC on Base Sepolia/ })
  await expect(onTest.getByRole('columnheader')).toHaveCount(4)
  const cells = onTest.getByRole('row').last().getByRole('cell')
  expect((await cells.allTextContents()).toSorted()).toEqual([
    '0.01',
    '0.04',
    '0.05',
  ])
  await history.filter('Outcome', 'Paid, not delivered')
  await expect(
    screen.getByRole('region', { name: /^Spent: 0\.01 USDC/ }),
  ).toBeVisible()
  await expect(spent).toHaveCount(0)

  /** The transaction of the one that is proven, and who was paid by v2. */
  async function chainWords() {
    const [settled] = (await bed.chains[84532].settlements(hand.payTo)).slice(
      -1,
    )
    return { hash: String(settled?.transaction), payTo: v2.payTo }
  }
})
