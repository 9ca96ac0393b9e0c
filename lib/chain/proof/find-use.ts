import { getAddress, type Hex, isHash } from 'viem'
import type { ChainQuestion, Settled } from '@/lib/payment/proof'
import { blockRange, type Ends } from './block-range'
import {
  cancelledTopic,
  isOurMark,
  topicOf,
  transferOf,
  transferTopic,
  usedTopic,
} from './events'
import type { Log, Reads } from './reads'
import { RpcError } from './rpc-error'
import { searchLogs } from './search-logs'
import { type Paid, paidIn } from './use'
import type { View } from './view'

/** How far the clock that made `createdAtMs` may be ahead, seconds. */
const marginSeconds = 600n
/** At most so much is added for a chain whose newest block is old, seconds. */
const maxLagSeconds = 86_400n
/** A nonce is used once; an endpoint that names more is not followed on. */
const maxTransactions = 3
/** Transfers name no nonce: payments to one payee at one time look alike. */
const maxTransfers = 8

/** A payment that one of these transactions is, as the endpoint shows them. */
export async function paidBy(
  reads: Reads,
  question: ChainQuestion,
  hints: readonly Hex[],
): Promise<Paid | null> {
  for (const hint of hints) {
    // Seller's words: not every hint is a hash.
    if (!isHash(hint)) continue
    const paid = await paidIn(reads, question, hint)
    if (paid) return paid
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
  const paid =
    (await paidBy(reads, question, hints)) ??
    (await paidBy(reads, question, await marked(reads, question, ends, nowMs)))
  return paid ? settled(reads, paid, ends) : { kind: 'used-otherwise' }
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
  const isByToken = question.mark.kind === 'eip3009-nonce'
  const from = topicOf(question.from)
  const topics = isByToken
    ? [[usedTopic, cancelledTopic], from, topicOf(question.nonce)]
    : [transferTopic, from, topicOf(question.to)]
  const isWanted = isByToken ? isOurMark : couldBeOurs
  const filter = { ...range, address: question.asset, topics }
  const marks = await searchLogs(reads, filter, (log) =>
    isWanted(log, question),
  )
  const transactions = marks.map((log) => log.transactionHash)
  const most = isByToken ? maxTransactions : maxTransfers
  return [...new Set(transactions)].slice(0, most)
}

/** A transfer this authorisation allows; others to the payee look the same. */
function couldBeOurs(log: Log, question: ChainQuestion): boolean {
  const amount = transferOf(log, question)
  const most = BigInt(question.value)
  if (log.removed === true || amount === null) return false
  return question.isUpTo ? amount <= most : amount === most
}

async function settled(
  reads: Reads,
  { receipt, amount }: Paid,
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
    amount: amount.toString(),
    submitter: getAddress(receipt.from),
    // Behind one address there may be several nodes, some a block ahead.
    confirmations: depth < 1n ? 1 : Number(depth),
  }
}

const seconds = (ms: number) => BigInt(Math.floor(ms / 1000))
