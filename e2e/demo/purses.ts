import { type Address, formatUnits } from 'viem'
import type { Testbed } from '../testbed/testbed.ts'

/** What the reader and the newspaper have, as their chain says. Atomic USDC. */
export type Purses = { reader: bigint; newspaper: bigint }

/** Reads both purses from the chain, as often as asked. */
export function openPurses(
  bed: Testbed,
  reader: Address,
): () => Promise<Purses> {
  const chain = bed.chains[84532]
  return async () => ({
    reader: await chain.balanceOf(reader),
    newspaper: await chain.balanceOf(bed.newspaper.payTo),
  })
}

/** Throws unless exactly `amount` went from the reader to the newspaper. */
export function checkMoved(before: Purses, after: Purses, amount: bigint) {
  const left = before.reader - after.reader
  const arrived = after.newspaper - before.newspaper
  if (left !== amount || arrived !== amount)
    throw new Error(
      `${usdc(amount)} should have moved; ${usdc(left)} left the wallet and ${usdc(arrived)} reached the newspaper`,
    )
}

/** The money one step moved, in words. */
export function wordsOfMove(before: Purses, after: Purses): string {
  const moved = before.reader - after.reader
  if (moved === 0n) return 'no money moved'
  const change = (from: bigint, to: bigint) =>
    `${formatUnits(from, 6)} → ${formatUnits(to, 6)}`
  return `${usdc(moved)} paid: wallet ${change(before.reader, after.reader)}, newspaper ${change(before.newspaper, after.newspaper)}`
}

/** Exact decimals with the token's name. */
export function usdc(amount: bigint): string {
  return `${formatUnits(amount, 6)} USDC`
}
