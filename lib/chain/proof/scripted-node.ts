import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encodeAbiParameters, type Hex, keccak256, numberToHex } from 'viem'
import type { ChainQuestion } from '@/lib/payment/proof'
import { cancelledTopic, topicOf, transferTopic, usedTopic } from './events'

// Over 200 lines: a node for tests, with every way it lies in one list.

/** What a node says to one JSON-RPC question; throw `Refusal` for an error. */
export type Answer = (method: string, params: unknown[]) => unknown

/** How the HTTP server around a node behaves. */
export type Http = {
  status?: number
  /** Sent instead of any answer. */
  body?: string
  /** Headers come at once, the body after this, ms. */
  bodyDelayMs?: number
  takesBatches?: boolean
  /** The answers of a batch as they go out. */
  shuffle?: (answers: unknown[]) => unknown[]
}

/** A node that answers by script over real HTTP, and what it was asked. */
export async function startNode(answer: Answer, behaviour: Http = {}) {
  const asked: { method: string; params: unknown[] }[] = []
  let requests = 0
  const one = ({ id, method, params }: Question) => {
    asked.push({ method, params })
    try {
      return { jsonrpc: '2.0', id, result: answer(method, params) }
    } catch (error) {
      const { code, message } = error as Refusal
      return { jsonrpc: '2.0', id, error: { code, message } }
    }
  }
  const reply = (question: Question | Question[]): unknown => {
    if (!Array.isArray(question)) return one(question)
    if (behaviour.takesBatches === false)
      return { id: null, error: { code: -32600, message: 'no batches' } }
    const answers = question.map(one)
    return behaviour.shuffle?.(answers) ?? answers
  }
  const server = createServer((request, response) => {
    requests++
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      const body = behaviour.body ?? JSON.stringify(reply(JSON.parse(text)))
      response.writeHead(behaviour.status ?? 200, {
        'content-type': 'application/json',
      })
      response.flushHeaders()
      setTimeout(() => response.end(body), behaviour.bodyDelayMs ?? 0)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    rpcUrl: `http://127.0.0.1:${port}`,
    asked,
    requests: () => requests,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

type Question = { id: number; method: string; params: unknown[] }

/** A node's error to one question. */
export class Refusal extends Error {
  readonly code: number

  constructor(code: number, message = 'refused') {
    super(message)
    this.code = code
  }
}

type Log = { address: Hex; topics: Hex[]; data: Hex }
/** A transaction of the scripted chain. */
type Transaction = {
  hash: Hex
  block: bigint
  reverted?: boolean
  logs: Log[]
}

/** A chain with a block every two seconds. */
export type Story = {
  head: bigint
  /** Null: the tag is not served. */
  finalized: bigint | null
  used: Hex[]
  transactions: Transaction[]
}

/** The chain the scripts live on, and who sends its transactions. */
export const chainId = 8453
const sender = '0x00000000000000000000000000000000005e11e7'

/** A block's time, Unix seconds. */
export const timeOf = (block: bigint) => 1_790_000_000n + 2n * block
/** A block's hash. */
const hashOf = (block: bigint) => keccak256(numberToHex(block))

/** What an honest node says of a story. */
export function honest(story: Story): Answer {
  const numberOf = (tag: unknown): bigint => {
    if (tag === 'latest') return story.head
    if (tag !== 'finalized') return BigInt(String(tag))
    if (story.finalized === null) throw new Refusal(-32602, 'unknown tag')
    return story.finalized
  }
  return (method, params) => {
    if (method === 'eth_chainId') return numberToHex(chainId)
    if (method === 'eth_getBlockByNumber')
      return blockOf(numberOf(params[0]), story)
    if (method === 'eth_call') return stateOf(params[0], story)
    if (method === 'eth_getTransactionReceipt')
      return receiptOf(String(params[0]), story)
    if (method === 'eth_getLogs') return logsOf(params[0] as Filter, story)
    throw new Refusal(-32601)
  }
}

function blockOf(number: bigint, { head }: Story) {
  if (number > head) return null
  return {
    number: numberToHex(number),
    hash: hashOf(number),
    timestamp: numberToHex(timeOf(number)),
  }
}

function stateOf(call: unknown, { used }: Story) {
  const nonce = `0x${(call as { data: string }).data.slice(-64)}`
  const isUsed = used.some((one) => one === nonce)
  return numberToHex(isUsed ? 1 : 0, { size: 32 })
}

function receiptOf(hash: string, { transactions }: Story) {
  const found = transactions.find((one) => one.hash === hash)
  return found
    ? {
        transactionHash: found.hash,
        blockNumber: numberToHex(found.block),
        blockHash: hashOf(found.block),
        from: sender,
        status: found.reverted ? '0x0' : '0x1',
        logs: found.logs,
      }
    : null
}

type Filter = {
  address: Hex
  topics: (Hex | Hex[])[]
  fromBlock: Hex
  toBlock: Hex
}

function logsOf(filter: Filter, { transactions }: Story) {
  const from = BigInt(filter.fromBlock)
  const to = BigInt(filter.toBlock)
  return transactions
    .filter(({ block, reverted }) => !reverted && block >= from && block <= to)
    .flatMap(({ hash, logs }) =>
      logs
        .filter((log) => log.address === filter.address.toLowerCase())
        .filter((log) =>
          filter.topics.every((topic, i) =>
            [topic].flat().includes(log.topics[i] ?? '0x'),
          ),
        )
        .map((log) => ({ ...log, transactionHash: hash, removed: false })),
    )
}

/** The token's mark on a nonce. */
export function mark(
  { asset, from, nonce }: ChainQuestion,
  kind: 'used' | 'cancelled' = 'used',
): Log {
  const topic = kind === 'used' ? usedTopic : cancelledTopic
  return {
    address: lower(asset),
    topics: [topic, topicOf(from), topicOf(nonce)],
    data: '0x',
  }
}

/** The token's transfer of a payment. */
export function transfer({ asset, from, to, value }: ChainQuestion): Log {
  return {
    address: lower(asset),
    topics: [transferTopic, topicOf(from), topicOf(to)],
    data: encodeAbiParameters([{ type: 'uint256' }], [BigInt(value)]),
  }
}

/** A transaction's hash, one for each number. */
export const txHash = (n: number): Hex => numberToHex(n, { size: 32 })

const lower = (hex: Hex) => hex.toLowerCase() as Hex
