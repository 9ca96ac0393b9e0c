import { getAddress, type Hex, isHash } from 'viem'
import type { ChainQuestion, Settled } from '@/lib/payment/proof'
import { manualLifeSeconds } from '@/lib/schemes/life'
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

/** How far the clock that dated it may be ahead, seconds. */
const marginSeconds = 600n
/** At most so much is added for a chain whose newest block is old, seconds. */
const maxLagSeconds = 86_400n
/** So much earlier is looked before a use is called another one, seconds … */
const widerSeconds = 93_600n
/** … and no more blocks, where they come fast: it is rare, and others wait. */
const maxWiderBlocks = 60_000n
/** Blocks in one question of the wider search, and questions: it finds little. */
const widerPace = { blocks: 10_000n, most: 8 }
/** A nonce is used once; an endpoint that names more is not followed on. */
const maxTransactions = 3
/** Look-alikes asked about together; they travel in one request. */
const batchSize = 10

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
    (await search(reads, question, ends, nowMs))
  return paid ? settled(reads, paid, ends) : { kind: 'used-otherwise' }
}

async function search(
  reads: Reads,
  question: ChainQuestion,
  ends: Ends,
  nowMs: number,
): Promise<Paid | null> {
  const look = (logs: Log[]) => useIn(reads, question, logs)
  const filter = { address: question.asset, topics: topicsOf(question) }
  const fromSeconds = firstSecond(question, ends, nowMs)
  const toSeconds = BigInt(question.validBefore)
  const near = await blockRange(reads.blockAt, ends, { fromSeconds, toSeconds })
  const use = await searchLogs(reads, { ...near, ...filter }, look)
  if (use) return use.paid
  if (question.isNearOnly) return null
  // A clock put right since leaves nothing to tell how far ahead it was.
  const wider = { from: back(near.from, ends), to: near.from - 1n, ...filter }
  const few = (logs: Log[]) => useIn(reads, question, logs, batchSize)
  return (await searchLogs(reads, wider, few, widerPace))?.paid ?? null
}

/** The first block of the wider search, by the pace of the newest ones. */
function back(from: bigint, { deep, latest }: Ends): bigint {
  const blocks = latest.number - deep.number
  const seconds = latest.timestamp - deep.timestamp
  // A quarter more, for a day on which they came faster.
  const wanted =
    seconds > 0n
      ? (widerSeconds * blocks * 5n) / (seconds * 4n)
      : maxWiderBlocks
  const taken = wanted < maxWiderBlocks ? wanted : maxWiderBlocks
  return from > taken ? from - taken : 0n
}

/** From when on it may have been used, by the chain's own time. */
function firstSecond(
  { createdAtMs, validBefore }: ChainQuestion,
  { latest }: Ends,
  nowMs: number,
): bigint {
  // The ledger's clock, once ahead, dates it later than its own end.
  const born = BigInt(validBefore) - BigInt(manualLifeSeconds)
  const dated = seconds(createdAtMs)
  // A device ahead of the chain dates the payment later than the chain does.
  const ahead = seconds(nowMs) - latest.timestamp
  const lag = ahead < 0n ? 0n : ahead > maxLagSeconds ? maxLagSeconds : ahead
  return (born < dated ? born : dated) - marginSeconds - lag
}

function topicsOf({ mark, from, to, nonce }: ChainQuestion): (Hex | Hex[])[] {
  return mark.kind === 'eip3009-nonce'
    ? [[usedTopic, cancelledTopic], topicOf(from), topicOf(nonce)]
    : [transferTopic, topicOf(from), topicOf(to)]
}

/**
 * How it was used, as some events tell it; null where none is of its use. Of
 * look-alikes `most` are asked about.
 */
async function useIn(
  reads: Reads,
  question: ChainQuestion,
  logs: readonly Log[],
  most = Number.POSITIVE_INFINITY,
): Promise<{ paid: Paid | null } | null> {
  const isByToken = question.mark.kind === 'eip3009-nonce'
  const isWanted = isByToken ? isOurMark : couldBeOurs
  const wanted = logs.filter((log) => isWanted(log, question))
  const transactions = [...new Set(wanted.map((log) => log.transactionHash))]
  if (transactions.length === 0) return null
  if (isByToken) {
    const named = transactions.slice(0, maxTransactions)
    return { paid: await paidBy(reads, question, named) }
  }
  // Transfers name no nonce: payments to one payee at one time look alike.
  const asked = transactions.slice(0, most)
  for (let at = 0; at < asked.length; at += batchSize) {
    const some = asked.slice(at, at + batchSize)
    const tried = await Promise.all(
      some.map((transaction) => paidIn(reads, question, transaction)),
    )
    const paid = tried.find((one) => one !== null)
    if (paid) return { paid }
  }
  return null
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
