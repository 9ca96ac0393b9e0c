import { encodeFunctionData, type Hex, numberToHex, parseAbi } from 'viem'
import { afterEach, describe, expect, test } from 'vitest'
import type { ChainQuestion } from '@/lib/payment/proof'
import { lookUp } from './look-up'
import {
  type Answer,
  chainId,
  honest,
  type Story,
  startNode,
  timeOf,
  transfer,
  txHash,
} from './scripted-node'

const nodes: Awaited<ReturnType<typeof startNode>>[] = []
afterEach(() => {
  for (const node of nodes.splice(0)) node.stop()
})

const spender = '0x4444444444444444444444444444444444444444'
const question: ChainQuestion = {
  id: 'one',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  from: '0x1111111111111111111111111111111111111111',
  to: '0x2222222222222222222222222222222222222222',
  value: '10000',
  nonce: numberToHex(7, { size: 32 }),
  validBefore: String(timeOf(9_000n) + 120n),
  createdAtMs: Number(timeOf(9_000n)) * 1000,
  isUpTo: true,
  mark: { kind: 'permit2-nonce', permit2: spender, spender },
  hint: null,
}
const abi = parseAbi([
  'function settle(((address,uint256),uint256,uint256), uint256, address, (address,address,uint256), bytes)',
])

/** The call that settles an authorisation with this nonce. */
const callOf = (nonce: bigint): Hex =>
  encodeFunctionData({
    abi,
    functionName: 'settle',
    args: [
      [[question.asset, 10_000n], nonce, 1n],
      20n,
      question.from,
      [question.to, spender, 0n],
      '0x12',
    ],
  } as never)

/** Payments to the same payee; only the one of nonce 7 is ours. */
function nodeOf(payments: readonly { block: bigint; nonce: bigint }[]): Answer {
  const story: Story = {
    head: 10_000n,
    finalized: 9_900n,
    used: [],
    transactions: payments.map(({ block }, n) => ({
      hash: txHash(n + 1),
      block,
      logs: [transfer({ ...question, value: '20' })],
    })),
  }
  return (method, params) => {
    if (method === 'eth_call') return `0x${'ff'.repeat(32)}`
    if (method !== 'eth_getTransactionByHash')
      return honest(story)(method, params)
    const { nonce } = payments[Number(params[0]) - 1] ?? { nonce: 0n }
    return { hash: params[0], to: spender, input: callOf(nonce) }
  }
}

async function look(answer: Answer, change: Partial<ChainQuestion> = {}) {
  const node = await startNode(answer)
  nodes.push(node)
  const { words, calls } = await lookUp({
    rpcUrls: [node.rpcUrl],
    chainId,
    questions: [{ ...question, ...change }],
    nowMs: Number(timeOf(10_000n)) * 1000,
    maxCalls: 30,
  })
  return { word: words.get('one'), calls }
}

const other = (block: bigint) => ({ block, nonce: 8n })
const ours = { block: 9_050n, nonce: 7n }

describe('payments to one payee look alike', () => {
  test('one in an earlier part of the blocks does not end the search', async () => {
    // Five hours: the blocks are asked about in parts.
    const { word } = await look(nodeOf([other(200n), ours]), {
      createdAtMs: Number(timeOf(100n)) * 1000,
    })
    expect(word).toMatchObject({ kind: 'settled', transaction: txHash(2) })
  })

  test('however many come before it', async () => {
    const many = Array.from({ length: 25 }, () => other(9_010n))
    const { word, calls } = await look(nodeOf([...many, ours]))
    expect(word).toMatchObject({ kind: 'settled', transaction: txHash(26) })
    expect(calls).toBeLessThanOrEqual(14)
  })

  test('none of them is it', async () => {
    const { word } = await look(nodeOf([other(9_010n), other(500n)]))
    expect(word).toEqual({ kind: 'open', because: 'USED_OTHERWISE' })
  })

  test('more than may be asked about proves nothing', async () => {
    const many = Array.from({ length: 400 }, () => other(9_010n))
    const { word, calls } = await look(nodeOf(many))
    expect(word).toEqual({ kind: 'open', because: 'UNREACHABLE' })
    expect(calls).toBe(30)
  })
})
