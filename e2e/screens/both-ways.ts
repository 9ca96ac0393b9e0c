import { expect, type Page } from '@playwright/test'
import { ways } from '../harness/calls.ts'
import { type Books, expectPaidOnce } from '../harness/money.ts'
import type { Wallet } from '../harness/wallet.ts'
import { closed } from '../harness/windows.ts'
import type { Seller } from '../testbed/sellers/seller.ts'
import { newest } from './proof.ts'
import type { Reader } from './reader.ts'

/** One line of a matrix: what is sold, and for how much. */
export type Line = {
  seller: Seller
  path: string
  /** Atomic units. */
  amount: bigint
  /** As the question says it. */
  price: string
  /** The version the payment is made in. */
  version: 1 | 2
  /** What the history counts, where it is not what was taken. */
  counted?: bigint
  /** What the newest payment's detail must hold beside. */
  detail?: Record<string, unknown>
}

/** What both kinds of books say of a payment. */
type Paid = { from: string; value: bigint; transaction: string }

/** A wallet's books with a seller, whichever way the money moves. */
type PaidBooks = Pick<Books, 'settlements' | 'spent'> & {
  settled(): Promise<Paid[]>
}

/** Who buys, and how the books with the seller are opened, on its chain. */
export type Buyer<books = PaidBooks> = {
  page: Page
  wallet: Wallet
  reader: Reader
  open(): Promise<books>
}

const headerOf = { 1: 'x-payment', 2: 'payment-signature' } as const

/**
 * Opens a priced page and pays it. Asserts balance, receipt and page, and says
 * them in the cell of a matrix.
 */
export async function buyByOpening(
  line: Line,
  { page, wallet, reader, open }: Buyer,
): Promise<string> {
  const { seller, path, amount, price, version } = line
  const url = `${seller.origin}${path}?from=test`
  const books = await open()
  await page.goto(`${url}#part`, { waitUntil: 'commit' })
  const question = await reader.question()
  await expect(question.page.getByText(price).first()).toBeVisible()
  await question.sayYes()
  // The page opens in place, at its own address, with its own scripts.
  await expect(page.locator('html')).toHaveAttribute('data-script', 'ran')
  expect(page.url()).toBe(`${url}#part`)
  await reader.seeGoods()
  await closed(question.page)
  await expectPaidOnce(books, amount)
  const [paid, ...again] = seller.log.paid()
  expect(again).toEqual([])
  expect(paid?.headers[headerOf[version]]).toBeDefined()
  await expectNewest(wallet, line, {
    kind: 'open',
    title: expect.stringMatching(/^Goods at /),
  })
  return `${await books.spent()} ${await receiptOf(wallet, books)} page`
}

/** Calls a priced URL from a page of its seller, and pays it. */
export async function buyByCalling(
  line: Line,
  { page, wallet, reader, open }: Buyer,
): Promise<string> {
  const { seller, path, amount, version } = line
  const url = `${seller.origin}${path}?from=test&call`
  await page.goto(`${seller.origin}/goods.css`)
  const books = await open()
  const [result] = await Promise.all([
    ways['fetch GET'](page, url),
    reader.sayYes(),
  ])
  expect(result).toMatchObject({ status: 200, url })
  await expectPaidOnce(books, amount)
  expect(seller.log.paid()).toHaveLength(1)
  expect(seller.log.paid()[0]?.headers[headerOf[version]]).toBeDefined()
  await expectNewest(wallet, line, { kind: 'call' })
  const receipt = await receiptOf(wallet, books)
  return `${await books.spent()} ${receipt} ${result.status}`
}

/** A line of a table that is printed. */
export function lineOf(...cells: [string, string, string]): string {
  return `| ${cells[0].padEnd(36)} | ${cells[1].padEnd(32)} | ${cells[2].padEnd(30)} |`
}

async function expectNewest(
  wallet: Wallet,
  { amount, counted = amount, detail = {} }: Line,
  row: object,
): Promise<void> {
  const said = { status: 'delivered', method: 'GET', amount: `${counted}` }
  await expect
    .poll(async () => (await wallet.history())[0])
    .toMatchObject({ ...said, ...row })
  expect(await newest(wallet)).toMatchObject(detail)
}

/** The receipt's own word, which must name the settlement on the chain. */
async function receiptOf(wallet: Wallet, books: PaidBooks): Promise<string> {
  const { receipt } = await newest(wallet)
  const [settled] = await books.settled()
  expect(receipt).toMatchObject({
    success: true,
    transaction: settled?.transaction,
  })
  return `receipt ${receipt?.transaction?.slice(0, 8)}`
}
