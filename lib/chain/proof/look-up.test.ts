import { type Hex, numberToHex } from 'viem'
import { afterEach, describe, expect, test } from 'vitest'
import type { ChainQuestion } from '@/lib/payment/proof'
import { lookUp } from './look-up'
import {
  type Answer,
  chainId,
  type Http,
  honest,
  mark,
  Refusal,
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

const paidBlock = 9_005n
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
  hint: null,
}
const paid = {
  hash: txHash(1),
  block: paidBlock,
  logs: [mark(question), transfer(question)],
}

/** Long past the question's end, and paid. */
const settledStory: Story = {
  head: 10_000n,
  finalized: 9_900n,
  used: [question.nonce],
  transactions: [paid],
}
/** Long past its end, and never used. */
const unusedStory: Story = { ...settledStory, used: [], transactions: [] }
const settledWord = {
  kind: 'settled',
  transaction: paid.hash,
  block: '9005',
  blockTimeMs: Number(timeOf(paidBlock)) * 1000,
  amount: '10000',
  submitter: '0x00000000000000000000000000000000005E11e7',
  confirmations: 996,
}
const open = (because: string) => ({ kind: 'open', because })

type Node = [answer: Answer, http?: Http]

async function look(
  scripts: Node[],
  change: Partial<ChainQuestion> = {},
  options: { maxCalls?: number; timeoutMs?: number; nowMs?: number } = {},
) {
  const started = await Promise.all(
    scripts.map(([answer, http]) => startNode(answer, http)),
  )
  nodes.push(...started)
  const { words, calls } = await lookUp({
    rpcUrls: started.map(({ rpcUrl }) => rpcUrl),
    chainId,
    questions: [{ ...question, ...change }],
    nowMs: Number(timeOf(10_000n)) * 1000,
    ...options,
  })
  const requests = started.reduce((sum, node) => sum + node.requests(), 0)
  expect(calls).toBe(requests)
  return { word: words.get('one'), calls, nodes: started }
}

/** A node that is honest but for some methods. */
const but =
  (story: Story, change: Record<string, Answer>): Answer =>
  (method, params) =>
    (change[method] ?? honest(story))(method, params)

const says = (isUsed: boolean) => ({
  eth_call: () => numberToHex(isUsed ? 1 : 0, { size: 32 }),
})

describe('used', () => {
  test('the seller named the transaction', async () => {
    const { word, calls } = await look([[honest(settledStory)]], {
      hint: paid.hash,
    })
    expect(word).toEqual(settledWord)
    expect(calls).toBe(2)
  })

  test.each<[string, Hex | null, Story]>([
    ['none', null, settledStory],
    ['one that is not there', txHash(404), settledStory],
    ['something that is no hash', '0xdead', settledStory],
    [
      "another payment's",
      txHash(2),
      {
        ...settledStory,
        transactions: [
          paid,
          {
            hash: txHash(2),
            block: 9_004n,
            logs: [
              mark({ ...question, nonce: numberToHex(8, { size: 32 }) }),
              transfer(question),
            ],
          },
        ],
      },
    ],
    [
      'one that failed',
      txHash(3),
      {
        ...settledStory,
        transactions: [
          { ...paid, hash: txHash(3), block: 9_003n, reverted: true },
          paid,
        ],
      },
    ],
  ])('found by its events; named: %s', async (_, hint, story) => {
    const { word, calls } = await look([[honest(story)]], { hint })
    expect(word).toEqual(settledWord)
    expect(calls).toBeLessThanOrEqual(6)
  })

  const less = { ...question, value: '9999' }
  const elsewhere = { ...question, to: question.from }
  const lookAlike = { ...question, asset: question.to }
  test.each<[string, Story['transactions']]>([
    ['less was taken', [{ ...paid, logs: [mark(question), transfer(less)] }]],
    [
      'someone else was paid',
      [{ ...paid, logs: [mark(question), transfer(elsewhere)] }],
    ],
    [
      'another contract speaks of a transfer',
      [{ ...paid, logs: [mark(question), transfer(lookAlike)] }],
    ],
    [
      'another contract speaks of everything',
      [{ ...paid, logs: [mark(lookAlike), transfer(lookAlike)] }],
    ],
    ['no transfer came with it', [{ ...paid, logs: [mark(question)] }]],
    [
      'the transfer came in another transaction',
      [
        { ...paid, logs: [mark(question)] },
        { ...paid, hash: txHash(2), logs: [transfer(question)] },
      ],
    ],
    ['it failed', [{ ...paid, reverted: true }]],
    ['it was cancelled', [{ ...paid, logs: [mark(question, 'cancelled')] }]],
    ['there is no such event', []],
  ])('otherwise: %s', async (_, transactions) => {
    const story = { ...settledStory, transactions }
    const word = open('USED_OTHERWISE')
    const hinted = await look([[honest(story)]], { hint: paid.hash })
    expect(hinted.word).toEqual(word)
    expect((await look([[honest(story)]])).word).toEqual(word)
  })

  test('a refused range of blocks is asked for in parts', async () => {
    const picky = but(settledStory, {
      eth_getLogs: (method, params) => {
        const { fromBlock, toBlock } = params[0] as Record<string, string>
        if (BigInt(toBlock ?? 0) - BigInt(fromBlock ?? 0) >= 100n)
          throw new Refusal(-32005, 'query exceeds range')
        return honest(settledStory)(method, params)
      },
    })
    expect((await look([[picky]])).word).toEqual(settledWord)
  })

  test('refusing every range is no proof of anything', async () => {
    const never = but(settledStory, {
      eth_getLogs: () => {
        throw new Refusal(-32000, 'no logs here')
      },
    })
    expect((await look([[never]])).word).toEqual(open('BAD_ANSWER'))
  })

  test('a device an hour ahead of the chain', async () => {
    const aheadMs = 3_600_000
    const node = await startNode(honest(settledStory))
    nodes.push(node)
    const { words } = await lookUp({
      rpcUrls: [node.rpcUrl],
      chainId,
      questions: [
        {
          ...question,
          createdAtMs: question.createdAtMs + aheadMs,
          validBefore: String(Number(question.validBefore) + 3_600),
        },
      ],
      nowMs: Number(timeOf(10_000n)) * 1000 + aheadMs,
    })
    expect(words.get('one')).toEqual(settledWord)
  })

  test("a ledger whose clock was once far ahead of the device's", async () => {
    const { word } = await look([[honest(settledStory)]], {
      createdAtMs: question.createdAtMs + 90 * 86_400_000,
    })
    expect(word).toEqual(settledWord)
  })

  test('a device an hour ahead, put right before the look', async () => {
    const { word, calls } = await look([[honest(settledStory)]], {
      createdAtMs: question.createdAtMs + 3_600_000,
      validBefore: String(Number(question.validBefore) + 3_600),
    })
    expect(word).toEqual(settledWord)
    expect(calls).toBeLessThanOrEqual(8)
  })

  test('otherwise, on a fast chain or one that refuses: searched wide once', async () => {
    const [head, pace] = [9_000_000n, 4n]
    const quick: Story = { ...settledStory, head, finalized: head - 900n }
    const secondOf = (block: bigint) => timeOf(0n) + block / pace
    const born = secondOf(head - 40_000n)
    const asked = {
      createdAtMs: Number(born) * 1000,
      validBefore: String(born + 120n),
    }
    const node = (most: bigint) =>
      but(quick, {
        eth_getBlockByNumber: (method, params) => {
          const block = honest(quick)(method, params) as { number: Hex }
          const seconds = secondOf(BigInt(block.number))
          return { ...block, timestamp: numberToHex(seconds) }
        },
        eth_getLogs: (_, [filter]) => {
          const { fromBlock, toBlock } = filter as Record<string, Hex>
          if (BigInt(toBlock ?? 0) - BigInt(fromBlock ?? 0) >= most)
            throw new Refusal(-32005, 'query exceeds range')
          return []
        },
      })
    const nowMs = Number(secondOf(head)) * 1000
    for (const most of [100_000n, 2_000n]) {
      const first = await look([[node(most)]], asked, { nowMs, maxCalls: 30 })
      expect(first.word).toEqual(open('USED_OTHERWISE'))
      const again = { ...asked, isNearOnly: true }
      const next = await look([[node(most)]], again, { nowMs })
      expect(next.word).toEqual(open('USED_OTHERWISE'))
      expect(first.calls - next.calls).toBeLessThanOrEqual(8)
      expect(next.calls).toBeLessThan(first.calls)
    }
  })

  test('a block that was undone', async () => {
    const forked = but(settledStory, {
      eth_getTransactionReceipt: (method, params) => ({
        ...(honest(settledStory)(method, params) as object),
        blockHash: txHash(99),
      }),
    })
    expect((await look([[forked]])).word).toEqual(open('BAD_ANSWER'))
  })

  test('two endpoints: the fewest confirmations', async () => {
    const behind = { ...settledStory, head: 9_010n }
    const { word } = await look([[honest(settledStory)], [honest(behind)]])
    expect(word).toEqual({ ...settledWord, confirmations: 6 })
  })

  test('two endpoints: one is not yet there, or not there at all', async () => {
    const behind = { ...unusedStory, head: 9_004n, finalized: 8_900n }
    const { word } = await look([[honest(settledStory)], [honest(behind)]])
    expect(word).toEqual({ ...settledWord, confirmations: 0 })
    const gone = await look([
      [honest(settledStory), { status: 503, body: 'x' }],
      [honest(settledStory)],
    ])
    expect(gone.word).toEqual(settledWord)
  })
})

describe('not used', () => {
  test('its end is final', async () => {
    const { word, calls } = await look([[honest(unusedStory)]])
    expect(word).toEqual({
      kind: 'dead',
      chainTimeMs: Number(timeOf(9_900n)) * 1000,
      endpoints: 1,
    })
    expect(calls).toBe(2)
  })

  test('two endpoints, the older final block', async () => {
    const other = { ...unusedStory, finalized: 9_800n }
    expect((await look([[honest(unusedStory)], [honest(other)]])).word).toEqual(
      {
        kind: 'dead',
        chainTimeMs: Number(timeOf(9_800n)) * 1000,
        endpoints: 2,
      },
    )
  })

  test('the same endpoint twice is one', async () => {
    const node = await startNode(honest(unusedStory))
    nodes.push(node)
    const { words } = await lookUp({
      rpcUrls: [node.rpcUrl, node.rpcUrl],
      chainId,
      questions: [question],
      nowMs: 0,
    })
    expect(words.get('one')).toMatchObject({ kind: 'dead', endpoints: 1 })
  })

  const endBlock = 9_060n
  test.each<[string, Partial<Story>, string]>([
    ['a block before its end', { head: endBlock - 1n }, 'LIVE'],
    ['at its end', { head: endBlock }, 'NOT_FINAL'],
    ['final a block before its end', { finalized: endBlock - 1n }, 'NOT_FINAL'],
    ['final at its end', { finalized: endBlock }, 'dead'],
    ['63 deep', { finalized: null, head: endBlock + 63n }, 'NOT_FINAL'],
    ['64 deep', { finalized: null, head: endBlock + 64n }, 'dead'],
    ['young chain', { finalized: null, head: 3n }, 'LIVE'],
  ])('%s', async (_, change, expected) => {
    const finalized = endBlock - 30n
    const story = { ...unusedStory, finalized, ...change }
    const { word } = await look([[honest(story)]])
    if (expected === 'dead') expect(word).toMatchObject({ kind: 'dead' })
    else expect(word).toEqual(open(expected))
  })

  test('a node that forgot old state answers for the newest block', async () => {
    const pruned = but(unusedStory, {
      eth_call: (method, params) => {
        if (params[1] === numberToHex(9_900n))
          throw new Refusal(-32000, 'missing trie node')
        return honest(unusedStory)(method, params)
      },
    })
    expect((await look([[pruned]])).word).toMatchObject({ kind: 'dead' })
  })

  test('never dead by a tag: a node far behind cannot speak for it', async () => {
    const mixed = but(unusedStory, {
      eth_call: (method, params) => {
        if (params[1] !== 'latest') throw new Refusal(-32000, 'unknown block')
        return honest(unusedStory)(method, params)
      },
    })
    expect((await look([[mixed]])).word).toEqual(open('BAD_ANSWER'))
  })
})

describe('lies', () => {
  const unspent = but(settledStory, says(false))
  const silencedLogs = { ...settledStory, transactions: [] }
  test.each<[string, Node[], Partial<ChainQuestion>, string]>([
    ['"unspent", denied', [[unspent], [honest(settledStory)]], {}, 'DISAGREE'],
    ['"unspent", second', [[honest(settledStory)], [unspent]], {}, 'DISAGREE'],
    [
      '"unspent", and shows the transfer',
      [[unspent]],
      { hint: paid.hash },
      'DISAGREE',
    ],
    [
      '"unspent" now, spent at its end',
      [
        [
          but(settledStory, {
            eth_call: (_, params) =>
              numberToHex(params[1] === 'latest' ? 0 : 1, { size: 32 }),
          }),
        ],
      ],
      {},
      'DISAGREE',
    ],
    ['"spent"', [[but(unusedStory, says(true))]], {}, 'USED_OTHERWISE'],
    [
      '"spent", denied',
      [[but(unusedStory, says(true))], [honest(unusedStory)]],
      {},
      'DISAGREE',
    ],
    [
      'a transfer that another does not have',
      [[honest(settledStory)], [honest(silencedLogs)]],
      {},
      'DISAGREE',
    ],
    [
      'two different transfers',
      [
        [honest(settledStory)],
        [
          honest({
            ...settledStory,
            transactions: [{ ...paid, hash: txHash(2) }],
          }),
        ],
      ],
      {},
      'DISAGREE',
    ],
    [
      'a transfer in a block that is yet to come',
      [
        [
          honest({
            ...settledStory,
            head: 99_999n,
            transactions: [{ ...paid, block: 50_000n }],
          }),
        ],
        [honest(unusedStory)],
      ],
      { hint: paid.hash },
      'DISAGREE',
    ],
    [
      'a receipt of another transaction',
      [
        [
          but(settledStory, {
            eth_getTransactionReceipt: () =>
              honest(settledStory)('eth_getTransactionReceipt', [paid.hash]),
          }),
        ],
      ],
      { hint: txHash(5) },
      'BAD_ANSWER',
    ],
    [
      'the newest block for a deep one',
      [
        [
          but(
            { ...unusedStory, finalized: null, head: 9_070n },
            {
              eth_getBlockByNumber: (method, [tag]) =>
                honest({ ...unusedStory, finalized: null, head: 9_070n })(
                  method,
                  [tag === 'finalized' ? tag : 'latest'],
                ),
            },
          ),
        ],
      ],
      {},
      'BAD_ANSWER',
    ],
    [
      'a state that is no answer',
      [[but(unusedStory, { eth_call: () => '0x' })]],
      {},
      'BAD_ANSWER',
    ],
  ])('%s', async (_, scripts, change, because) => {
    expect((await look(scripts, change)).word).toEqual(open(because))
  })
})

describe('no use', () => {
  const story = unusedStory
  const other: Answer = but(story, { eth_chainId: () => '0x1' })
  test.each<[string, Node[], string]>([
    ['another chain', [[other]], 'WRONG_CHAIN'],
    ['another chain second', [[honest(story)], [other]], 'WRONG_CHAIN'],
    ['429', [[honest(story), { status: 429 }]], 'UNREACHABLE'],
    ['503', [[honest(story), { status: 503, body: 'x' }]], 'UNREACHABLE'],
    ['a page', [[honest(story), { body: '<html>' }]], 'BAD_ANSWER'],
    ['empty', [[honest(story), { body: '' }]], 'BAD_ANSWER'],
    ['JSON of something else', [[honest(story), { body: '{}' }]], 'BAD_ANSWER'],
    ['null', [[honest(story), { body: 'null' }]], 'BAD_ANSWER'],
    ['garbage throughout', [[() => ({ x: [1] })]], 'BAD_ANSWER'],
    ['nothing', [[() => null]], 'BAD_ANSWER'],
    ['slow', [[honest(story), { bodyDelayMs: 2_000 }]], 'UNREACHABLE'],
    [
      'too often, in words',
      [
        [
          () => {
            throw new Refusal(-32000, 'Too Many Requests')
          },
        ],
      ],
      'UNREACHABLE',
    ],
    [
      'one of two is gone: not dead by the other alone',
      [[honest(story)], [honest(story), { status: 429 }]],
      'UNREACHABLE',
    ],
  ])('%s', async (_, scripts, because) => {
    const { word, calls } = await look(scripts, {}, { timeoutMs: 500 })
    expect(word).toEqual(open(because))
    expect(calls).toBeLessThanOrEqual(4)
  })

  test('nobody there, and no endpoint at all', async () => {
    for (const rpcUrls of [['http://127.0.0.1:1'], []]) {
      const options = { rpcUrls, chainId, questions: [question], nowMs: 0 }
      const { words } = await lookUp(options)
      expect(words.get('one')).toEqual(open('UNREACHABLE'))
    }
  })
})

describe('requests', () => {
  test('no question, no request', async () => {
    const options = { rpcUrls: ['http://127.0.0.1:1'], chainId, nowMs: 0 }
    expect((await lookUp({ ...options, questions: [] })).calls).toBe(0)
  })

  test('an endpoint without batches is asked one by one', async () => {
    const plain = { takesBatches: false }
    const { word, calls } = await look([[honest(settledStory), plain]])
    expect(word).toEqual(settledWord)
    expect(calls).toBeLessThanOrEqual(14)
  })

  test('an endpoint that said "too often" is left alone', async () => {
    const often = () => {
      throw new Refusal(429)
    }
    const { word, calls } = await look([[often, { takesBatches: false }]])
    expect(word).toEqual(open('UNREACHABLE'))
    expect(calls).toBe(2)
  })

  test('the answers of a batch come in any order', async () => {
    const shuffle = (answers: unknown[]) => answers.reverse()
    const { word } = await look([[honest(settledStory), { shuffle }]])
    expect(word).toEqual(settledWord)
  })

  test('a batch that lacks an answer is not read', async () => {
    const shuffle = (answers: unknown[]) => answers.slice(1)
    const { word } = await look([[honest(settledStory), { shuffle }]])
    expect(word).toEqual(settledWord)
  })

  test('what may be asked is bounded', async () => {
    const never = but(settledStory, {
      eth_getLogs: () => {
        throw new Refusal(-32000)
      },
    })
    const { word, calls } = await look([[never]], {}, { maxCalls: 6 })
    expect(word).toEqual(open('UNREACHABLE'))
    expect(calls).toBe(6)
  })

  test('many questions travel together, each with its own word', async () => {
    const nonces = Array.from({ length: 30 }, (_, n) =>
      numberToHex(n + 100, { size: 32 }),
    )
    const questions = nonces.map((nonce, n) => ({
      ...question,
      id: `${n}`,
      nonce,
    }))
    const used = questions.filter((_, n) => n % 3 === 0)
    const story: Story = {
      ...settledStory,
      used: used.map(({ nonce }) => nonce),
      transactions: used.map((one, n) => ({
        hash: txHash(n + 1),
        block: 9_001n + BigInt(n),
        logs: [mark(one), transfer(one)],
      })),
    }
    const node = await startNode(honest(story))
    nodes.push(node)
    const { words, calls } = await lookUp({
      rpcUrls: [node.rpcUrl],
      chainId,
      questions,
      nowMs: Number(timeOf(10_000n)) * 1000,
    })
    for (const [n, { id }] of questions.entries())
      expect(words.get(id)?.kind).toBe(n % 3 === 0 ? 'settled' : 'dead')
    expect(calls).toBeLessThanOrEqual(14)
  })

  test('an endpoint learns nothing but hashes, the token and us', async () => {
    const { nodes } = await look([[honest(settledStory)]], {
      hint: txHash(404),
      to: '0x3333333333333333333333333333333333333333',
      value: '424242',
    })
    const sent = JSON.stringify(nodes[0]?.asked)
    expect(sent).toContain(question.nonce.slice(2))
    expect(sent).not.toContain('3333333333')
    expect(sent).not.toContain((424242).toString(16))
    expect(sent).not.toContain('424242')
  })
})
