import { encodeFunctionData, type Hex, numberToHex, pad, parseAbi } from 'viem'
import { expect, test } from 'vitest'
import type { ChainQuestion } from '@/lib/payment/proof'
import { transferTopic } from './events'
import { isSettling, mostPaid } from './permit2'

const from = '0x1111111111111111111111111111111111111111'
const to = '0x2222222222222222222222222222222222222222'
const asset = '0x3333333333333333333333333333333333333333'
const spender = '0x4444444444444444444444444444444444444444'
const permit2 = '0x5555555555555555555555555555555555555555'
const nonce: Hex = `0x${'ab'.repeat(32)}`
const other: Hex = `0x${'cd'.repeat(32)}`
const hash: Hex = `0x${'ef'.repeat(32)}`
const mark = { kind: 'permit2-nonce', permit2, spender } as const
const asked: ChainQuestion = {
  ...{ id: 'one', asset, from, to, nonce, mark, hint: null },
  value: '100',
  isUpTo: true,
  validBefore: '1',
  createdAtMs: 0,
}

const permitted = '((address,uint256),uint256,uint256)'
const abis = {
  exact: parseAbi([
    `function settle(${permitted}, address, (address,uint256), bytes)`,
    `function settleWithPermit((uint256,uint256,bytes32,bytes32,uint8), ${permitted}, address, (address,uint256), bytes)`,
  ]),
  upto: parseAbi([
    `function settle(${permitted}, uint256, address, (address,address,uint256), bytes)`,
    `function settleWithPermit((uint256,uint256,bytes32,bytes32,uint8), ${permitted}, uint256, address, (address,address,uint256), bytes)`,
  ]),
}

/** A settling call of this nonce; `r` is a word the sender may choose. */
function callOf(of: 'exact' | 'upto', used: Hex, r: Hex | null = null): Hex {
  const permit = [[asset, 100n], BigInt(used), 1n]
  const witness = of === 'exact' ? [to, 0n] : [to, spender, 0n]
  const rest = [...(of === 'upto' ? [100n] : []), from, witness, '0x12']
  const own = r ? [[100n, 1n, r, other, 27]] : []
  return encodeFunctionData({
    abi: abis[of],
    functionName: r ? 'settleWithPermit' : 'settle',
    args: [...own, permit, ...rest],
  } as never)
}

const isOurs = (input: Hex, called = spender as Hex | null) =>
  isSettling({ hash, to: called, input }, asked, mark)

test.each(['exact', 'upto'] as const)(
  '%s: the call that settles it names its nonce in its place',
  (of) => {
    expect(isOurs(callOf(of, nonce))).toBe(true)
    expect(isOurs(callOf(of, nonce, other))).toBe(true)
    expect(
      isOurs(callOf(of, nonce).toUpperCase().replace('0X', '0x') as Hex),
    ).toBe(true)
  },
)

test.each<[string, Hex, Hex | null]>([
  ['another nonce', callOf('upto', other), spender],
  [
    'ours only behind the call',
    `${callOf('upto', other)}${'ab'.repeat(32)}`,
    spender,
  ],
  [
    'ours only as a word the sender chose',
    callOf('exact', other, nonce),
    spender,
  ],
  ['another contract', callOf('upto', nonce), permit2],
  ['a new contract', callOf('upto', nonce), null],
  ['another call', `0x12345678${callOf('upto', nonce).slice(10)}`, spender],
  ['nothing', '0x', spender],
])('%s is not it', (_, input, called) => {
  expect(isOurs(input, called)).toBe(false)
})

const word = (address: Hex) => pad(address, { size: 32 })
const moved = (amount: bigint, change: object = {}) => ({
  address: asset as Hex,
  topics: [transferTopic, word(from), word(to)],
  data: numberToHex(amount, { size: 32 }) as string,
  ...change,
})
const paid = (
  logs: ReturnType<typeof moved>[],
  { isUpTo = true, status = '0x1' as '0x0' | '0x1' } = {},
) =>
  mostPaid(
    {
      transactionHash: hash,
      blockNumber: 1n,
      blockHash: hash,
      from,
      status,
      logs,
    },
    { ...asked, isUpTo },
  )

test('what was moved, and never more than was allowed', () => {
  expect(paid([moved(20n)])).toBe(20n)
  expect(paid([moved(100n)])).toBe(100n)
  expect(paid([moved(101n)])).toBeNull()
  // Of several it counts the most.
  expect(paid([moved(20n), moved(30n), moved(1n)])).toBe(30n)
  expect(paid([])).toBeNull()
  expect(paid([moved(20n)], { status: '0x0' })).toBeNull()
})

test('an exact price is that price', () => {
  expect(paid([moved(20n), moved(100n)], { isUpTo: false })).toBe(100n)
  expect(paid([moved(99n)], { isUpTo: false })).toBeNull()
})

test.each<[string, object]>([
  ['another token', { address: permit2 }],
  ['another payer', { topics: [transferTopic, word(to), word(to)] }],
  ['another payee', { topics: [transferTopic, word(from), word(from)] }],
  ['another event', { topics: [other, word(from), word(to)] }],
  ['short data', { data: '0x14' }],
])('%s is no payment', (_, change) => {
  expect(paid([moved(20n, change)])).toBeNull()
})
