import { expect } from '@playwright/test'
import type { Address } from 'viem'
import type { TestChain } from '../testbed/chains/chain.ts'
import type { Seller } from '../testbed/sellers/seller.ts'

/** What a wallet and a seller have on one chain, to compare with later. */
export type Books = {
  /** Settlements to the seller since then. */
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
  const from = async () =>
    (await chain.settlements(seller.payTo)).filter(
      (one) => one.from.toLowerCase() === payer.toLowerCase(),
    ).length
  const before = await from()
  const balance = await chain.balanceOf(payer)
  return {
    settlements: async () => (await from()) - before,
    spent: async () => balance - (await chain.balanceOf(payer)),
  }
}

/** Exactly one settlement of exactly this amount, and no more. */
export async function expectPaidOnce(
  books: Books,
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
