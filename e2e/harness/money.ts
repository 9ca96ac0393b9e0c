import { expect } from '@playwright/test'
import type { Address } from 'viem'
import type { TestChain } from '../testbed/chains/chain.ts'
import type { Settlement } from '../testbed/chains/settlements.ts'
import type { Seller } from '../testbed/sellers/seller.ts'
import { paymentHeader } from './authorisations.ts'

/** What a wallet and a seller have on one chain, to compare with later. */
export type Books = {
  /** What the wallet paid the seller since then, oldest first. */
  settled(): Promise<Settlement[]>
  /** How often that was. */
  settlements(): Promise<number>
  /** Atomic units that left the wallet since then. */
  spent(): Promise<bigint>
}

/** Opens the books of one wallet and one seller on one chain. */
export async function openBooks(
  chain: TestChain,
  payer: Address,
  seller: Seller,
): Promise<Books> {
  // A seller and its chain serve other tests' wallets too.
  const all = async () =>
    (await chain.settlements(seller.payTo)).filter(
      (one) => one.from.toLowerCase() === payer.toLowerCase(),
    )
  const before = (await all()).length
  const settled = async () => (await all()).slice(before)
  const balance = await chain.balanceOf(payer)
  return {
    settled,
    settlements: async () => (await settled()).length,
    spent: async () => balance - (await chain.balanceOf(payer)),
  }
}

/** The same for what Permit2 moves, on Base Sepolia. */
export async function openPermit2Books(
  chain: TestChain,
  payer: Address,
  seller: Seller,
) {
  const books = await openBooks(chain, payer, seller)
  const all = async () =>
    (await chain.permit2.transfers(seller.payTo)).filter(
      (one) => one.from.toLowerCase() === payer.toLowerCase(),
    )
  const before = (await all()).length
  const settled = async () => (await all()).slice(before)
  return {
    settled,
    settlements: async () => (await settled()).length,
    spent: books.spent,
  }
}

/** Exactly one settlement of exactly this amount, and no more. */
export async function expectPaidOnce(
  books: Pick<Books, 'settlements' | 'spent'>,
  amount: bigint,
): Promise<void> {
  await expect.poll(books.settlements).toBe(1)
  expect(await books.spent()).toBe(amount)
}

/** No money moved. */
export async function expectUnpaid(books: Books): Promise<void> {
  expect(await books.settlements()).toBe(0)
  expect(await books.spent()).toBe(0n)
}

/**
 * One authorisation and no other was handed to a seller, so many times: at
 * least once where a connection that dies may have the browser ask again.
 */
export function expectOneAuthorisation(
  { log }: Pick<Seller, 'log'>,
  times?: number,
): void {
  const paid = log.paid().map(paymentHeader)
  if (times !== undefined) expect(paid).toHaveLength(times)
  expect(new Set(paid).size).toBe(1)
}
