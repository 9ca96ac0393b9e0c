import fc from 'fast-check'
import { numberToHex } from 'viem'
import { expect, test } from 'vitest'
import type { ChainQuestion, ChainWord } from '@/lib/payment/proof'
import type { Ask } from './endpoint'
import { createReads } from './reads'
import { RpcError } from './rpc-error'
import {
  type Answer,
  chainId,
  honest,
  mark,
  type Story,
  timeOf,
  transfer,
  txHash,
} from './scripted-node'
import { survey } from './survey'
import { wordOf } from './word-of'

const question: ChainQuestion = {
  id: 'one',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  from: '0x1111111111111111111111111111111111111111',
  to: '0x2222222222222222222222222222222222222222',
  value: '10000',
  nonce: numberToHex(7, { size: 32 }),
  validBefore: String(timeOf(9_000n) + 120n),
  createdAtMs: Number(timeOf(9_000n)) * 1000,
  isUpTo: false,
  mark: { kind: 'eip3009-nonce' },
  hint: txHash(1),
}
const payment = (n: number, block: bigint) => ({
  hash: txHash(n),
  block,
  logs: [mark(question), transfer(question)],
})
const paid: Story = {
  head: 10_000n,
  finalized: 9_900n,
  used: [question.nonce],
  transactions: [payment(1, 9_005n)],
}
const unused: Story = { ...paid, used: [], transactions: [] }
const stories: Story[] = [
  paid,
  unused,
  { ...paid, transactions: [payment(2, 9_006n)] },
  { ...paid, transactions: [payment(1, 99_999n)], head: 100_000n },
  { ...unused, head: 100_000n, finalized: 99_000n },
  { ...unused, head: 9_001n, finalized: 8_900n },
]

/** A liar tells a different story from question to question, or nonsense. */
const liar: fc.Arbitrary<Answer> = fc
  .infiniteStream(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...stories).map(honest) },
      { weight: 1, arbitrary: fc.jsonValue().map((value) => () => value) },
      {
        weight: 1,
        arbitrary: fc.constant<Answer>(() => {
          throw new RpcError('REFUSED')
        }),
      },
    ),
  )
  .map((tellers) => (method, params) => {
    const { value: tell } = tellers.next()
    if (method === 'eth_chainId') return numberToHex(chainId)
    return tell?.(method, params) ?? null
  })

function askOf(answer: Answer): Ask {
  let left = 100
  return async (method, params = []) => {
    if (left-- === 0) throw new RpcError('UNREACHABLE')
    try {
      return answer(method, params)
    } catch {
      throw new RpcError('REFUSED')
    }
  }
}

async function ask(answers: Answer[]): Promise<ChainWord> {
  const surveys = await Promise.all(
    answers.map((answer) =>
      survey(createReads(askOf(answer)), chainId, [question]),
    ),
  )
  return wordOf(surveys, question, Number(timeOf(10_000n)) * 1000)
}

test('with one honest endpoint, no liar makes a payment dead or moves it', async () => {
  const kinds = new Set<string>()
  await fc.assert(
    fc.asyncProperty(liar, fc.boolean(), async (lie, isFirst) => {
      const answers = [lie, honest(paid)]
      const word = await ask(isFirst ? answers : answers.reverse())
      kinds.add(word.kind)
      expect(word.kind).not.toBe('dead')
      if (word.kind === 'settled')
        expect(word).toMatchObject({ transaction: txHash(1), block: '9005' })
    }),
    { numRuns: 1_500 },
  )
  expect([...kinds].sort()).toEqual(['open', 'settled'])
})

test('with one honest endpoint, no liar makes an unused one settled', async () => {
  const kinds = new Set<string>()
  await fc.assert(
    fc.asyncProperty(liar, fc.boolean(), async (lie, isFirst) => {
      const answers = [lie, honest(unused)]
      const word = await ask(isFirst ? answers : answers.reverse())
      kinds.add(word.kind)
      expect(word.kind).not.toBe('settled')
    }),
    { numRuns: 1_500 },
  )
  expect([...kinds].sort()).toEqual(['dead', 'open'])
})
