import type { LoadedBrowser } from '../harness/browser.ts'
import { expectPaidOnce, expectUnpaid } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { type ToolbarPopup, toolbarPopup } from '../harness/toolbar-popup.ts'
import type { Wallet } from '../harness/wallet.ts'
import { expectNoQuestion } from '../screens/question.ts'

/** As every person has it who changed nothing. */
async function askInToolbar(wallet: Wallet): Promise<void> {
  await wallet.call('saveSettings', { askIn: 'toolbar' })
}

/** As the person's press of the icon does. */
async function openFromIcon(loaded: LoadedBrowser): Promise<void> {
  await expect
    .poll(async () => {
      const worker = await loaded.worker()
      return worker.evaluate(() =>
        chrome.action.openPopup().then(
          () => 'open',
          () => 'not yet',
        ),
      )
    })
    .toBe('open')
}

/** Presses Pay once it stands still and is ready, until it is taken. */
async function pay(popup: ToolbarPopup): Promise<void> {
  const text = () => popup.text().catch(() => '')
  let isPressed = false
  await expect(async () => {
    const now = await text()
    // Slow to say so, or it has said so and gone.
    if (isPressed && !now.includes("Don't pay")) return
    expect(now).toContain('Pay is ready.')
    await popup.click('Pay')
    isPressed = true
    await expect.poll(text, { timeout: 1_000 }).not.toContain("Don't pay")
  }).toPass()
}

test('the popup opens by itself on a priced page, and paying there works', async ({
  bed,
  page,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  await askInToolbar(wallet)
  const books = await booksOf(bed.sellers.v2)
  const url = `${bed.sellers.v2.origin}/articles/otters`
  await page.goto(url)

  const popup = await toolbarPopup(context)
  await expect.poll(popup.text).toContain('0.01 USDC')
  await expectNoQuestion(context, 300)
  await pay(popup)

  await reader.seeGoods()
  expect(page.url()).toBe(url)
  await expectPaidOnce(books, 10_000n)
  // It says what was paid, then goes by itself.
  await expect.poll(popup.isOpen).toBe(false)
})

test("Escape in the popup is Don't pay", async ({
  bed,
  page,
  context,
  wallet,
  loaded,
  booksOf,
}) => {
  await askInToolbar(wallet)
  const books = await booksOf(bed.sellers.v2)
  await page.goto(`${bed.sellers.v2.origin}/articles/otters`)
  const popup = await toolbarPopup(context)
  await expect.poll(popup.text).toContain("Don't pay")
  await popup.press('Escape')

  await expect.poll(() => wallet.questions()).toEqual([])
  await expect.poll(popup.isOpen).toBe(false)
  await expect(page.getByText('Scripts ran.')).toHaveCount(0)
  await expectUnpaid(books)

  // Who meant to pay after all finds the way there.
  await openFromIcon(loaded)
  const atRest = await toolbarPopup(context)
  await expect.poll(atRest.text).toContain('Reload the page to be asked again.')
  await atRest.click('Reload')
  await expect.poll(() => wallet.questions()).toHaveLength(1)
  await expectUnpaid(books)
})

test('the other network is chosen and paid on, and only there', async ({
  bed,
  page,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  await askInToolbar(wallet)
  const [base, sepolia] = await Promise.all(
    [8453, 84532].map((id) => booksOf(bed.sellers.v2, id as 8453 | 84532)),
  )
  if (!base || !sepolia) throw new Error('Two books were opened')
  await page.goto(`${bed.sellers.v2.origin}/articles/either`)
  const popup = await toolbarPopup(context)
  await expect.poll(popup.text).toContain('cheapest you have the money for')
  await expect.poll(popup.text).toContain('you have 5')
  // Balances that come meanwhile may move what is clicked.
  await expect(async () => {
    await popup.click('Base Sepolia')
    expect(await popup.chosen()).toContain('Base Sepolia')
  }).toPass()
  await pay(popup)

  await reader.seeGoods()
  await expectPaidOnce(sepolia, 30_000n)
  await expectUnpaid(base)
})

test('at rest it shows the tab, the payments and the money', async ({
  bed,
  page,
  context,
  wallet,
  loaded,
  reader,
}) => {
  await askInToolbar(wallet)
  await page.goto(`${bed.sellers.v2.origin}/articles/otters`)
  await pay(await toolbarPopup(context))
  await reader.seeGoods()

  await openFromIcon(loaded)
  const popup = await toolbarPopup(context)
  await expect.poll(popup.text).toContain('Paid 0.01 USDC (TEST) here today')
  await expect.poll(popup.text).toContain('4.99 USDC')
  await popup.click('Lock')
  await expect.poll(popup.text).toContain('paying needs your password')
  expect(await wallet.call('status')).toMatchObject({ wallet: 'locked' })
})
