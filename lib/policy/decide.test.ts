import { describe, expect, test } from 'vitest'
import { canPresent, decide, type Previous, type Situation } from './decide'

const nowMs = 1_800_000_000_000
const previous: Previous = {
  id: 'p1',
  delivery: 'unknown',
  presents: 1,
  validBefore: 1_800_000_100n,
}
const base: Situation = {
  kind: 'open',
  wallet: 'unlocked',
  payable: 1,
  unpayable: null,
  previous: null,
  isAnswer: false,
  rule: null,
  nowMs,
}
const ask = (because: string) => ({ kind: 'ask', because })

describe('decide', () => {
  test.each<[string, Partial<Situation>, object]>([
    ['asks by default', {}, ask('NO_RULE')],
    ['asks while locked', { wallet: 'locked' }, ask('NO_RULE')],
    ['pays under a rule', { rule: 'r' }, { kind: 'pay', rule: 'r' }],
    [
      'never pays while locked',
      { rule: 'r', wallet: 'locked' },
      ask('NO_RULE'),
    ],
    [
      'is silent without a wallet',
      { wallet: 'none', rule: 'r' },
      { kind: 'refuse', because: 'NO_WALLET' },
    ],
    [
      'explains a page it cannot pay',
      { payable: 0, unpayable: 'UNKNOWN_TOKEN' },
      ask('UNPAYABLE'),
    ],
    [
      'leaves a call it cannot pay',
      { payable: 0, unpayable: 'UNKNOWN_TOKEN', kind: 'call' },
      { kind: 'refuse', because: 'UNKNOWN_TOKEN' },
    ],
    [
      'presents an unanswered authorisation again',
      { previous, rule: 'r' },
      { kind: 'present', paymentId: 'p1' },
    ],
    [
      'asks for it while locked',
      { previous, wallet: 'locked' },
      ask('UNANSWERED'),
    ],
    [
      'asks when the seller refused it',
      { previous: { ...previous, delivery: 'refused' }, rule: 'r' },
      ask('UNANSWERED'),
    ],
    [
      'asks when it ran out',
      { previous: { ...previous, validBefore: 1_800_000_014n }, rule: 'r' },
      ask('UNANSWERED'),
    ],
    [
      'asks when it was handed out three times',
      { previous: { ...previous, presents: 3 }, rule: 'r' },
      ask('UNANSWERED'),
    ],
    [
      'asks before paying a page again',
      { previous: { ...previous, delivery: 'ok' }, rule: 'r' },
      ask('PAID_BEFORE'),
    ],
    [
      'lets a call buy again',
      { previous: { ...previous, delivery: 'ok' }, kind: 'call', rule: 'r' },
      { kind: 'pay', rule: 'r' },
    ],
    [
      'never pays on a 402 that answers a payment',
      { isAnswer: true, rule: 'r', previous },
      ask('UNANSWERED'),
    ],
  ])('%s', (_, change, expected) => {
    expect(decide({ ...base, ...change })).toEqual(expected)
  })
})

test('canPresent needs fifteen seconds of life', () => {
  const at = (validBefore: bigint) =>
    canPresent({ ...previous, validBefore }, nowMs)
  expect(at(1_800_000_015n)).toBe(true)
  expect(at(1_800_000_014n)).toBe(false)
})
