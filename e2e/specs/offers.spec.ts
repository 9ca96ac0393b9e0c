import type { Page } from '@playwright/test'
import type { Books } from '../harness/money.ts'
import { test as base, expect } from '../harness/test.ts'
import { pressToAnswer } from '../harness/windows.ts'
import { openDashboard } from '../screens/dashboard.ts'
import { inspect } from '../screens/inspect.ts'
import { enterOn, tabTo } from '../screens/keyboard.ts'
import type { Question } from '../screens/question.ts'
import { kinds } from '../screens/reader.ts'

type Network = 'Base' | 'Base Sepolia'

/** The hand-written seller that sells on both, and its books on each. */
const test = base.extend<{ shop: Record<Network, Books> }>({
  shop: async ({ bed, booksOf }, use) => {
    const { hand } = bed.sellers
    await use({
      'Base Sepolia': await booksOf(hand, 84532),
      Base: await booksOf(hand, 8453),
    })
  },
})

/** More than the five dollars a wallet has on each chain. */
const six = '6000000'

/** One settlement of this amount; money may have come meanwhile. */
async function expectSettled(books: Books, amount: bigint): Promise<void> {
  await expect.poll(books.settlements).toBe(1)
  expect((await books.settled())[0]?.value).toBe(amount)
}

const expectNone = async (books: Books) =>
  expect(await books.settlements()).toBe(0)

const wayOn = ({ page }: Question, network: Network) =>
  page
    .getByRole('group', { name: 'Pay with' })
    .locator('label')
    .filter({ hasText: network === 'Base' ? /Base(?! Sepolia)/ : network })

const choiceOn = (question: Question, network: Network) =>
  wayOn(question, network).getByRole('radio')

/** Both balances are there: nothing moves by itself any more. */
async function seeBalances(question: Question): Promise<void> {
  await expect(question.page.getByText(/you have [\d.]+/)).toHaveCount(2)
}

async function preferNetworks(page: Page, ...names: Network[]) {
  for (const name of names)
    await page.getByLabel('Add a network').selectOption(name)
}

for (const kind of kinds)
  test(`the one there is money for is proposed and paid, and no other: ${kind}`, async ({
    bed,
    reader,
    wallet,
    shop,
  }) => {
    const { hand } = bed.sellers
    await bed.chains[8453].mint(wallet.address, 3_000_000n)
    const met = await reader.meet(
      kind,
      `${hand.origin}/either/plain?amount=${six}`,
    )
    const question = await reader.question()
    await expect(choiceOn(question, 'Base')).toBeChecked()
    await expect(wayOn(question, 'Base')).toContainText('you have 8')
    await expect(wayOn(question, 'Base')).toContainText(
      'cheapest you have the money for',
    )
    await expect(wayOn(question, 'Base Sepolia')).toContainText('you have 5')
    await question.sayYes()
    await met.gotIt()
    await expectSettled(shop.Base, 6_000_000n)
    await expectNone(shop['Base Sepolia'])
    await expect
      .poll(async () => (await wallet.history())[0])
      .toMatchObject({ network: 'eip155:8453', status: 'delivered' })
  })

for (const kind of kinds)
  test(`a preference decides between equals: ${kind}`, async ({
    bed,
    reader,
    loaded,
    page,
    shop,
  }) => {
    const url = `${bed.sellers.hand.origin}/either/plain`
    const settings = await openDashboard(loaded, 'settings')
    await preferNetworks(settings, 'Base', 'Base Sepolia')
    await expect(settings.getByText('Base Sepolia is number 2')).toBeAttached()
    await page.bringToFront()
    const met = await reader.meet(kind, url)
    const question = await reader.question()
    await seeBalances(question)
    await expect(choiceOn(question, 'Base')).toBeChecked()
    await expect(wayOn(question, 'Base')).toContainText('you prefer it')

    // By the keyboard: the order turned round while the question is open.
    await settings.bringToFront()
    const up = settings.getByRole('button', { name: 'Move Base Sepolia up' })
    await enterOn(up)
    await expect(settings.getByText('Base Sepolia is number 1')).toBeAttached()
    await expect(up).toHaveAttribute('aria-disabled', 'true')
    await expect(choiceOn(question, 'Base Sepolia')).toBeChecked()
    await question.page.bringToFront()
    await question.sayYes()
    await met.gotIt()
    await expectSettled(shop['Base Sepolia'], 10_000n)
    await expectNone(shop.Base)
  })

for (const kind of kinds)
  test(`what was chosen stays, whatever moves: ${kind}`, async ({
    bed,
    reader,
    wallet,
    page,
    shop,
  }) => {
    const { hand } = bed.sellers
    const url = `${hand.origin}/either/turns?amount=${six}`
    await wallet.call('saveSettings', {
      preferredNetworks: ['eip155:84532'],
    })
    await bed.chains[84532].mint(wallet.address, 3_000_000n)
    await reader.meet(kind, url)
    const first = await reader.question()
    await seeBalances(first)
    await expect(choiceOn(first, 'Base Sepolia')).toBeChecked()
    await choiceOn(first, 'Base').check()
    await expect(first.page.getByText('1.00 USDC short on Base')).toBeVisible()

    const firstOffered = async () => {
      const waiting = await wallet.questions()
      return waiting.length === 1 ? waiting[0]?.offers[0]?.network : undefined
    }
    const before = await firstOffered()

    // The money comes, the page asks once more, and the seller turns round.
    await bed.chains[8453].mint(wallet.address, 3_000_000n)
    const met = await reader.meet(kind, url)
    await expect
      .poll(firstOffered)
      .toBe(before === 'eip155:8453' ? 'eip155:84532' : 'eip155:8453')
    const again = await reader.question()
    await expect(wayOn(again, 'Base')).toContainText('you have 8', {
      timeout: 30_000,
    })
    await expect(wayOn(again, 'Base Sepolia')).toContainText('you prefer it')
    await expect(choiceOn(again, 'Base')).toBeChecked()
    await again.sayYes()
    await met.gotIt()
    await expectSettled(shop.Base, 6_000_000n)
    await expectNone(shop['Base Sepolia'])

    // It was for that: what is asked next is proposed anew.
    await page.bringToFront()
    await reader.meet(kind, `${hand.origin}/either/plain?next`)
    const next = await reader.question()
    await seeBalances(next)
    await expect(choiceOn(next, 'Base Sepolia')).toBeChecked()
    await next.sayNo()
  })

test('ways that cannot be paid are listed with their reasons', async ({
  bed,
  reader,
  shop,
}) => {
  const { hand } = bed.sellers
  const met = await reader.meet('open', `${hand.origin}/either/beside`)
  const question = await reader.question()
  const { page } = question
  await seeBalances(question)
  await expect(page.getByRole('radio')).toHaveCount(2)
  await page.getByText('4 ways to pay that do not work here').click()
  for (const words of [
    "This token is not in Tuppence's list",
    'wants to be paid on Solana',
    'of a kind Tuppence does not know',
    'not written as the protocol asks',
  ])
    await expect(
      page.getByRole('listitem').filter({ hasText: words }),
    ).toHaveCount(1)
  await inspect(page, 'question-chooser', 'window', 'popup')
  // By the keyboard alone: to the other way, and Pay.
  await choiceOn(question, 'Base Sepolia').focus()
  await page.keyboard.press('ArrowDown')
  await expect(choiceOn(question, 'Base')).toBeChecked()
  await tabTo(question.pay)
  await expect(question.pay).not.toHaveAttribute('aria-disabled', 'true')
  await pressToAnswer(page, 'Enter')
  await met.gotIt()
  await expectSettled(shop.Base, 10_000n)
  await expectNone(shop['Base Sepolia'])
})

test('preferences are kept, moved and removed', async ({ loaded, wallet }) => {
  const settings = await openDashboard(loaded, 'settings')
  await preferNetworks(settings, 'Base', 'Base Sepolia')
  await settings.getByLabel('Add a token').selectOption('USDC')
  const kept = (networks: string[], tokens: string[]) =>
    expect
      .poll(() => wallet.call('settings'))
      .toMatchObject({
        preferredNetworks: networks,
        preferredTokens: tokens,
      })
  await kept(['eip155:8453', 'eip155:84532'], ['USDC'])
  // Small ones show the part that is meant.
  await settings.setViewportSize({ width: 360, height: 740 })
  await settings.getByLabel('Add a token').scrollIntoViewIfNeeded()
  await inspect(settings, 'settings-preferred', 'narrow', 'least', 'wide')
  await settings.getByRole('button', { name: 'Move Base down' }).click()
  await kept(['eip155:84532', 'eip155:8453'], ['USDC'])
  for (const name of ['Base', 'Base Sepolia', 'USDC'])
    await settings
      .getByRole('button', { name: `Remove ${name}`, exact: true })
      .click()
  await kept([], [])
  await expect(settings.getByText("The seller's order counts")).toHaveCount(2)
})
