import { type Hex, hexToBigInt, isHex, pad, toEventSelector } from 'viem'
import type { ChainQuestion } from '@/lib/payment/proof'
import type { Log, Receipt } from './reads'

/** EIP-3009: the nonce was used to move money. */
export const usedTopic = toEventSelector('AuthorizationUsed(address,bytes32)')
/** EIP-3009: the nonce was used up without moving any. */
export const cancelledTopic = toEventSelector(
  'AuthorizationCanceled(address,bytes32)',
)
/** ERC-20: tokens moved. */
export const transferTopic = toEventSelector(
  'Transfer(address,address,uint256)',
)

type Event = Pick<Log, 'address' | 'topics' | 'data'>

/**
 * Whether a transaction is this payment: it succeeded, and the token itself
 * marked our nonce used and moved exactly our amount from us to the payee.
 * Each mark needs a transfer of its own, so one transfer never proves two.
 */
export function pays(receipt: Receipt, question: ChainQuestion): boolean {
  if (receipt.status !== '0x1') return false
  const events = receipt.logs.filter((log) => isFrom(log, question.asset))
  const from = topicOf(question.from)
  const ours = (topic: Hex) => (log: Event) =>
    log.topics[0] === topic && log.topics[1] === from
  const marks = events.filter(ours(usedTopic))
  const transfers = events.filter(ours(transferTopic))
  return (
    marks.some((log) => isOfNonce(log, question)) &&
    transfers.some(
      (log) => transferOf(log, question) === BigInt(question.value),
    ) &&
    marks.length <= transfers.length
  )
}

/** What an event moved from us to the payee, atomic units; else null. */
export function transferOf(
  log: Event,
  { asset, from, to }: ChainQuestion,
): bigint | null {
  const [topic, payer, payee] = log.topics
  return isFrom(log, asset) &&
    log.topics.length === 3 &&
    topic === transferTopic &&
    payer === topicOf(from) &&
    payee === topicOf(to) &&
    isHex(log.data) &&
    log.data.length === 66
    ? hexToBigInt(log.data)
    : null
}

/** Whether an event is the token's word on our nonce: used, or cancelled. */
export function isOurMark(log: Log, question: ChainQuestion): boolean {
  const [topic, from] = log.topics
  return (
    log.removed !== true &&
    isFrom(log, question.asset) &&
    (topic === usedTopic || topic === cancelledTopic) &&
    from === topicOf(question.from) &&
    isOfNonce(log, question)
  )
}

/** An address or a word as an event's topic has it. */
export function topicOf(value: Hex): Hex {
  return pad(value, { size: 32 }).toLowerCase() as Hex
}

function isFrom(log: Event, asset: Hex): boolean {
  return log.address === asset.toLowerCase()
}

function isOfNonce(log: Event, { nonce }: ChainQuestion): boolean {
  return log.topics.length === 3 && log.topics[2] === topicOf(nonce)
}
