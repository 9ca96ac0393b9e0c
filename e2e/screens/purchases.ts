import { expect, type Page } from '@playwright/test'
import { ways } from '../harness/calls.ts'
import type { Wallet } from '../harness/wallet.ts'
import type { Testbed } from '../testbed/testbed.ts'
import { giveLimit } from './limits.ts'
import type { Reader } from './reader.ts'

/** A title and a code that would be formulas in a spreadsheet. */
export const hostileTitle = '=HYPERLINK("http://evil.test","Pay here"),"+1'
export const hostileCode = '@SUM(1+1)*cmd|calc'

type Buyer = { bed: Testbed; page: Page; wallet: Wallet; reader: Reader }

/**
 * Buys a handful, oldest first: two calls of the hand-made seller, the second
 * by the rule the first made, on a page with a hostile title; a page on Base
 * Sepolia and a dearer one on Base; one that is taken and not delivered, and
 * proven so; and one that is refused with a hostile code.
 */
export async function buyOfEach(buyer: Buyer): Promise<void> {
  const { bed, page, wallet, reader } = buyer
  const { hand, v2 } = bed.sellers
  await giveLimit(reader, `${hand.origin}/dialect/v2-header?call=0`)
  await page.evaluate((title) => {
    document.title = title
  }, hostileTitle)
  const url = `${hand.origin}/dialect/v2-header?call=1`
  expect((await ways['fetch GET'](page, url)).status).toBe(200)

  await buyPage(buyer, `${v2.origin}/articles/otters`, 'delivered')
  await buyPage(buyer, `${v2.origin}/articles/ferries`, 'delivered')
  await buyPage(buyer, `${hand.origin}/outcome/settle-then-500`, 'unknown')
  const [lost] = await wallet.history()
  await wallet.call('lookNow', { id: lost?.id })
  expect((await wallet.history())[0]?.status).toBe('undelivered')
  const code = encodeURIComponent(hostileCode)
  await buyPage(buyer, `${hand.origin}/outcome/refused?code=${code}`, 'refused')
}

/** Opens a priced page, says yes, and waits until it is known what came of it. */
export async function buyPage(
  { page, wallet, reader }: Pick<Buyer, 'page' | 'wallet' | 'reader'>,
  url: string,
  status: string,
): Promise<void> {
  const { length } = await wallet.history()
  await page.bringToFront()
  await page.goto(url)
  const question = await reader.question()
  await question.sayYes()
  await expect
    .poll(async () => {
      const rows = await wallet.history()
      return rows.length > length ? rows[0]?.status : null
    })
    .toBe(status)
  // Where all went well it closes by itself; else it says what happened, and
  // once more where the page that refused is asked about too.
  const close = question.page.getByRole('button', { name: 'Close' })
  await expect
    .poll(
      async () => {
        if (status !== 'delivered')
          await close.click({ timeout: 1_000 }).catch(() => undefined)
        return question.page.isClosed()
      },
      { timeout: 30_000 },
    )
    .toBe(true)
}
