import type { Hex } from 'viem'
import type { ChainQuestion } from '@/lib/payment/proof'
import { pays } from './events'
import { isSettling, mostPaid } from './permit2'
import type { Reads, Receipt } from './reads'

// An authorisation is proven used in one of a few ways, which its scheme names.
// What differs between them is here and in what this file asks.

/** Whether a nonce is used up at a block, by whoever keeps it. */
export function isUsed(
  reads: Reads,
  question: ChainQuestion,
  at: 'latest' | bigint,
): Promise<boolean> {
  const { mark, asset } = question
  return mark.kind === 'eip3009-nonce'
    ? reads.isUsed(asset, question, at)
    : reads.isMarked(mark.permit2, question, at)
}

/** The first second at which it cannot be used any more. */
export function endOf({ mark, validBefore }: ChainQuestion): bigint {
  const last = BigInt(validBefore)
  // EIP-3009 wants block.timestamp < validBefore, Permit2 <= deadline.
  return mark.kind === 'eip3009-nonce' ? last : last + 1n
}

/** A transaction that is the payment, and what it moved, atomic units. */
export type Paid = { receipt: Receipt; amount: bigint }

/** What a transaction paid of a question; null where it is not this payment. */
export async function paidIn(
  reads: Reads,
  question: ChainQuestion,
  transaction: Hex,
): Promise<Paid | null> {
  const receipt = await reads.receipt(transaction)
  if (!receipt) return null
  if (question.mark.kind === 'eip3009-nonce')
    return pays(receipt, question)
      ? { receipt, amount: BigInt(question.value) }
      : null
  const amount = mostPaid(receipt, question)
  if (amount === null) return null
  const called = await reads.transaction(transaction)
  return called && isSettling(called, question, question.mark)
    ? { receipt, amount }
    : null
}
