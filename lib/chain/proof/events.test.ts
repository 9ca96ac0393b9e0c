import fc from 'fast-check'
import { type Hex, numberToHex, toEventSelector } from 'viem'
import { describe, expect, test } from 'vitest'
import type { ChainQuestion } from '@/lib/payment/proof'
import { cancelledTopic, isOurMark, pays, usedTopic } from './events'
import type { Receipt } from './reads'
import { mark, transfer, txHash } from './scripted-node'

const question: ChainQuestion = {
  id: 'one',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  from: '0xAAaAaAaaAaAaAaaAaAAAAAAAAaaaAaAaAaaAaaAa',
  to: '0x2222222222222222222222222222222222222222',
  value: '10000',
  nonce: numberToHex(7, { size: 32 }),
  validBefore: '1790018120',
  createdAtMs: 1_790_018_000_000,
  isUpTo: false,
  mark: { kind: 'eip3009-nonce' },
  hint: null,
}
const receipt = (logs: Receipt['logs']): Receipt => ({
  transactionHash: txHash(1),
  blockNumber: 1n,
  blockHash: txHash(2),
  from: question.to,
  status: '0x1',
  logs,
})
const other = { ...question, nonce: numberToHex(8, { size: 32 }) }

test('the topics are the ones EIP-3009 names', () => {
  expect(usedTopic).toBe(
    '0x98de503528ee59b575ef0c0a2576a82497bfc029a5685b209e9ec333479b10a5',
  )
  expect(cancelledTopic).toBe(
    toEventSelector(
      'event AuthorizationCanceled(address indexed authorizer, bytes32 indexed nonce)',
    ),
  )
})

describe('pays', () => {
  test('a mark and a transfer, in any order, among others', () => {
    const logs = [
      mark(other),
      transfer(other),
      transfer(question),
      mark(question),
    ]
    expect(pays(receipt(logs), question)).toBe(true)
  })

  test('one transfer does not prove two payments of the same terms', () => {
    const logs = [mark(question), mark(other), transfer(question)]
    expect(pays(receipt(logs), question)).toBe(false)
    expect(pays(receipt(logs), other)).toBe(false)
  })

  test('any change to either event undoes it', () => {
    const logs = [mark(question), transfer(question)]
    const flip = (hex: Hex, at: number): Hex => {
      const i = 2 + (at % (hex.length - 2))
      const digit = hex[i] === '0' ? '1' : '0'
      return `0x${hex.slice(2, i)}${digit}${hex.slice(i + 1)}`
    }
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1),
        fc.constantFrom('address', 0, 1, 2, 'data'),
        fc.nat(63),
        (which, where, at) => {
          const changed = logs.map((log, i) => {
            if (i !== which) return log
            if (where === 'address')
              return { ...log, address: flip(log.address, at) }
            if (where === 'data')
              return log.data === '0x'
                ? { ...log, address: flip(log.address, at) }
                : { ...log, data: flip(log.data, at) }
            const topics = log.topics.map((topic, n) =>
              n === where ? flip(topic, at) : topic,
            )
            return { ...log, topics }
          })
          expect(pays(receipt(changed), question)).toBe(false)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test.each(['0x', '0x1', '0xzz', `0x${'0'.repeat(128)}2710`, 'x'])(
    'data that is no amount: %s',
    (data) => {
      const logs = [mark(question), { ...transfer(question), data }]
      expect(pays(receipt(logs), question)).toBe(false)
    },
  )
})

test('a mark that was undone is none', () => {
  const log = { ...mark(question), transactionHash: txHash(1) }
  expect(isOurMark(log, question)).toBe(true)
  expect(isOurMark({ ...log, removed: true }, question)).toBe(false)
  expect(isOurMark({ ...log, address: question.to }, question)).toBe(false)
  expect(isOurMark(log, other)).toBe(false)
})
