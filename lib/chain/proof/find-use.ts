import { getAddress, type Hex, isHash } from 'viem'
import type { ChainQuestion, Settled } from '@/lib/payment/proof'
import { blockRange, type Ends } from './block-range'
import { cancelledTopic, isOurMark, pays, topicOf, usedTopic } from './events'
import type { Reads, Receipt } from './reads'
import { RpcError } from './rpc-error'
import { searchLogs } from './search-logs'
import type { View } from './view'

/** How far the clock that made `createdAtMs` may be ahead, seconds. */
const marginSeconds = 600n
/** At most so much is added for a chain whose newest block is old, seconds. */
const maxLagSeconds = 86_400n
/** A nonce is used once; an endpoint that names more is not followed on. */
const maxTransactions = 3

/** A payment that one of these transactions is, as the endpoint shows them. */
export async function paidBy(
  reads: Reads,
  question: ChainQuestion,
  hints: readonly Hex[],
): Promise<Receipt | null> {
  for (const hint of hints) {
    // Seller's words: not every hint is a hash.
    if (!isHash(hint)) continue
    const receipt = await reads.receipt(hint)
    if (receipt && pays(receipt, question)) return receipt
  }
  return null
}

/**
 * Finds the transaction that used an authorisation: among the hints, else by
 * the token's own events in the time it could be used. Throws `RpcError`.
 */
export async function findUse(
  reads: Reads,
  question: ChainQuestion,
  { ends, hints, nowMs }: { ends: Ends; hints: readonly Hex[]; nowMs: number },
): Promise<View> {
  const receipt =
    (await paidBy(reads, question, hints)) ??
    (await paidBy(reads, question, await marked(reads, question, ends, nowMs)))
  return receipt
    ? settled(reads, receipt, question, ends)
    : { kind: 'used-otherwise' }
}

async function marked(
  reads: Reads,
  question: ChainQuestion,
  ends: Ends,
  nowMs: number,
): Promise<Hex[]> {
  // A device ahead of the chain dates the payment later than the chain does.
  const ahead = seconds(nowMs) - ends.latest.timestamp
  const lag = ahead < 0n ? 0n : ahead > maxLagSeconds ? maxLagSeconds : ahead
  const range = await blockRange(reads.blockAt, ends, {
    fromSeconds: seconds(question.createdAtMs) - marginSeconds - lag,
    toSeconds: BigInt(question.validBefore),
  })
  const filter = {
    ...range,
    address: question.asset,
    topics: [
      [usedTopic, cancelledTopic],
      topicOf(question.from),
      topicOf(question.nonce),
    ],
  }
  const marks = await searchLogs(reads, filter, (log) =>
    isOurMark(log, question),
  )
  const transactions = marks.map((log) => log.transactionHash)
  return [...new Set(transactions)].slice(0, maxTransactions)
}

async function settled(
  reads: Reads,
  receipt: Receipt,
  question: ChainQuestion,
  { latest }: Ends,
): Promise<Settled> {
  const block = await reads.blockAt(receipt.blockNumber)
  // A transaction of a block that is no longer on the chain.
  if (block.hash !== receipt.blockHash) throw new RpcError('BAD_ANSWER')
  const depth = latest.number - block.number + 1n
  return {
    kind: 'settled',
    transaction: receipt.transactionHash,
    block: String(block.number),
    blockTimeMs: Number(block.timestamp) * 1000,
    amount: question.value,
    submitter: getAddress(receipt.from),
    // Behind one address there may be several nodes, some a block ahead.
    confirmations: depth < 1n ? 1 : Number(depth),
  }
}

const seconds = (ms: number) => BigInt(Math.floor(ms / 1000))
