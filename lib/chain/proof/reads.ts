import {
  type Address,
  encodeFunctionData,
  type Hex,
  numberToHex,
  parseAbi,
} from 'viem'
import * as z from 'zod/mini'
import type { Ask } from './endpoint'
import { RpcError } from './rpc-error'

/** Typed reads of one endpoint, each answer checked. They throw `RpcError`. */
export type Reads = ReturnType<typeof createReads>
/** A block's head, as far as it matters here; `timestamp` in seconds. */
export type Block = z.output<typeof blockSchema>
/** What a transaction did; addresses and hashes in lower case. */
export type Receipt = z.output<typeof receiptSchema>
/** What a transaction called; addresses and hash in lower case. */
export type Transaction = z.output<typeof transactionSchema>
/** One event; addresses and hashes in lower case. */
export type Log = z.output<typeof logSchema>

/** Which events to look for, in which blocks, both ends included. */
export type LogFilter = {
  address: Address
  topics: (Hex | Hex[])[]
  from: bigint
  to: bigint
}

const abi = parseAbi([
  'function authorizationState(address, bytes32) view returns (bool)',
])
const bitmapAbi = parseAbi([
  'function nonceBitmap(address, uint256) view returns (uint256)',
])

const quantity = z.pipe(
  z.string().check(z.regex(/^0x[0-9a-f]{1,16}$/i)),
  z.transform((hex) => BigInt(hex)),
)
const hexOf = (bytes: number) =>
  z.pipe(
    z.string().check(z.regex(new RegExp(`^0x[0-9a-f]{${bytes * 2}}$`, 'i'))),
    z.transform((hex): Hex => `0x${hex.slice(2).toLowerCase()}`),
  )
const hash = hexOf(32)
const address = hexOf(20)
// A Solidity bool: anything but 0 and 1 is no answer of this function.
const bool = z.pipe(
  z.string().check(z.regex(/^0x0{63}[01]$/)),
  z.transform((word) => word.endsWith('1')),
)

const word = z.pipe(
  z.string().check(z.regex(/^0x[0-9a-f]{64}$/i)),
  z.transform((hex) => BigInt(hex)),
)

const blockSchema = z.object({
  number: quantity,
  hash,
  timestamp: quantity,
})
const eventFields = {
  address,
  topics: z.array(hash).check(z.maxLength(4)),
  data: z.string(),
}
const logSchema = z.object({
  ...eventFields,
  transactionHash: hash,
  removed: z.optional(z.boolean()),
})
const receiptSchema = z.object({
  transactionHash: hash,
  blockNumber: quantity,
  blockHash: hash,
  from: address,
  status: z.enum(['0x0', '0x1']),
  logs: z.array(z.object(eventFields)),
})

const transactionSchema = z.object({
  hash,
  to: z.nullable(address),
  input: z.string().check(z.regex(/^0x[0-9a-f]*$/i)),
})

/** Reads over one endpoint; blocks and receipts are asked for once. */
export function createReads(ask: Ask) {
  const blocks = new Map<bigint, Promise<Block | null>>()
  const receipts = new Map<Hex, Promise<Receipt | null>>()

  const block = async (tag: string): Promise<Block | null> =>
    parse(
      z.nullable(blockSchema),
      await ask('eth_getBlockByNumber', [tag, false]),
    )

  const blockNumbered = async (number: bigint) => {
    const found = await block(numberToHex(number))
    if (found && found.number !== number) throw new RpcError('BAD_ANSWER')
    return found
  }

  const receiptOf = async (transaction: Hex) => {
    const answer = await ask('eth_getTransactionReceipt', [transaction])
    const found = parse(z.nullable(receiptSchema), answer)
    if (found && found.transactionHash !== transaction.toLowerCase())
      throw new RpcError('BAD_ANSWER')
    return found
  }

  return {
    chainId: async () => parse(quantity, await ask('eth_chainId')),

    /** Null where the endpoint does not know it. */
    latest: () => block('latest'),

    /** Null where the endpoint does not serve the tag. */
    finalized: () =>
      block('finalized').catch((error: unknown) => {
        if (error instanceof RpcError && error.code === 'REFUSED') return null
        throw error
      }),

    /** A block that must be there. */
    blockAt: async (number: bigint): Promise<Block> => {
      const found = await once(blocks, number, blockNumbered)
      if (!found) throw new RpcError('BAD_ANSWER')
      return found
    },

    /** Null for a transaction this chain does not have. */
    receipt: (transaction: Hex) => once(receipts, transaction, receiptOf),

    /** EIP-3009 `authorizationState`: true for used and for cancelled. */
    isUsed: async (
      token: Address,
      { from, nonce }: { from: Address; nonce: Hex },
      at: 'latest' | bigint,
    ): Promise<boolean> => {
      const data = encodeFunctionData({ abi, args: [from, nonce] })
      const tag = at === 'latest' ? at : numberToHex(at)
      return parse(bool, await ask('eth_call', [{ to: token, data }, tag]))
    },

    /** Permit2 `nonceBitmap`: true for used and for cancelled. */
    isMarked: async (
      permit2: Address,
      { from, nonce }: { from: Address; nonce: Hex },
      at: 'latest' | bigint,
    ): Promise<boolean> => {
      const number = BigInt(nonce)
      const args = [from, number >> 8n] as const
      const data = encodeFunctionData({ abi: bitmapAbi, args })
      const tag = at === 'latest' ? at : numberToHex(at)
      const answer = await ask('eth_call', [{ to: permit2, data }, tag])
      return ((parse(word, answer) >> (number & 255n)) & 1n) === 1n
    },

    /** Null for a transaction this chain does not have. */
    transaction: async (id: Hex): Promise<Transaction | null> => {
      const answer = await ask('eth_getTransactionByHash', [id])
      const found = parse(z.nullable(transactionSchema), answer)
      if (found && found.hash !== id.toLowerCase())
        throw new RpcError('BAD_ANSWER')
      return found
    },

    logs: async ({ from, to, ...filter }: LogFilter): Promise<Log[]> => {
      const range = { fromBlock: numberToHex(from), toBlock: numberToHex(to) }
      const answer = await ask('eth_getLogs', [{ ...filter, ...range }])
      return parse(z.array(logSchema), answer)
    },
  }
}

function parse<Schema extends z.ZodMiniType>(
  schema: Schema,
  answer: unknown,
): z.output<Schema> {
  const read = schema.safeParse(answer)
  if (!read.success) throw new RpcError('BAD_ANSWER')
  return read.data
}

function once<Key, Value>(
  known: Map<Key, Promise<Value>>,
  key: Key,
  read: (key: Key) => Promise<Value>,
): Promise<Value> {
  const answer = known.get(key) ?? read(key)
  known.set(key, answer)
  return answer
}
