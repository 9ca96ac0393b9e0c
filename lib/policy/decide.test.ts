import { describe, expect, test } from 'vitest'
import {
  canPresent,
  decide,
  type Previous,
  type RuledOffer,
  type Situation,
} from './decide'
import {
  sampleInput,
  sampleNowMs,
  sampleRule,
  sampleSituation,
  sampleUsage,
} from './sample-rule'

const nowMs = sampleNowMs
const previous: Previous = {
  id: 'p1',
  delivery: 'unknown',
  presents: 1,
  validBefore: BigInt(nowMs / 1000) + 100n,
}
const { circumstances } = sampleInput()
const opened = {
  kind: 'open' as const,
  circumstances: { ...circumstances, kind: 'open' as const },
}
const [ruled] = sampleSituation().offers as [RuledOffer]
const unruled = [{ ...ruled, rule: null }]
const pay = { kind: 'pay', offerIndex: 0, ruleId: 'r1' }
const ask = (because: string) => ({ kind: 'ask', because })
const refuse = (because: string) => ({ kind: 'refuse', because })

describe('decide', () => {
  test.each<[string, Partial<Situation>, object]>([
    ['pays under a rule', {}, pay],
    ['pays a page opened under a rule', opened, pay],
    ['asks without a rule', { offers: unruled }, ask('NO_RULE')],
    [
      'asks without a rule while locked',
      { offers: unruled, wallet: 'locked' },
      ask('NO_RULE'),
    ],
    ['never pays while locked', { wallet: 'locked' }, ask('NO_RULE')],
    ['is silent without a wallet', { wallet: 'none' }, refuse('NO_WALLET')],
    [
      'never asks a site that was told never',
      { isNever: true, previous, isAnswer: true },
      refuse('NEVER'),
    ],
    [
      'explains a page it cannot pay',
      { ...opened, offers: [], unpayable: 'UNKNOWN_TOKEN' },
      ask('UNPAYABLE'),
    ],
    [
      'leaves a call it cannot pay',
      { offers: [], unpayable: 'UNKNOWN_TOKEN' },
      refuse('UNKNOWN_TOKEN'),
    ],
    ['leaves a call with no offers', { offers: [] }, refuse('NO_OFFERS')],
    [
      'presents an unanswered authorisation again',
      { previous },
      { kind: 'present', paymentId: 'p1' },
    ],
    [
      'presents one nobody heard of again',
      { previous: { ...previous, delivery: 'none' } },
      { kind: 'present', paymentId: 'p1' },
    ],
    [
      'asks for it while locked',
      { previous, wallet: 'locked' },
      ask('UNANSWERED'),
    ],
    [
      'asks when the seller refused it',
      { previous: { ...previous, delivery: 'refused' } },
      ask('UNANSWERED'),
    ],
    [
      'asks when it failed',
      { previous: { ...previous, delivery: 'failed' } },
      ask('UNANSWERED'),
    ],
    [
      'asks when it ran out',
      { previous: { ...previous, validBefore: BigInt(nowMs / 1000) + 14n } },
      ask('UNANSWERED'),
    ],
    [
      'asks when it was handed out three times',
      { previous: { ...previous, presents: 3 } },
      ask('UNANSWERED'),
    ],
    [
      'asks before paying a page again',
      { ...opened, previous: { ...previous, delivery: 'ok' } },
      ask('PAID_BEFORE'),
    ],
    [
      'lets a call buy again',
      { previous: { ...previous, delivery: 'ok' } },
      pay,
    ],
    [
      'never pays on a 402 that answers a payment',
      { isAnswer: true, previous },
      ask('UNANSWERED'),
    ],
    [
      'refuses a request of two kinds',
      { circumstances: opened.circumstances },
      refuse('INTERNAL'),
    ],
    ['refuses what throws', { offers: null as never }, refuse('INTERNAL')],
  ])('%s', (_, change, expected) => {
    expect(decide(sampleSituation(change))).toEqual(expected)
  })
})

const dear: RuledOffer = {
  ...ruled,
  index: 1,
  network: 'eip155:10',
  amount: 11_000n,
  rule: {
    rule: sampleRule({ id: 'r2', network: 'eip155:10' }),
    usage: sampleUsage(),
  },
}
const stoppedBy = (mode: 'ask' | 'auto', offer: RuledOffer): RuledOffer => ({
  ...offer,
  rule: offer.rule && {
    ...offer.rule,
    rule: { ...offer.rule.rule, mode },
  },
})

describe('of several offers', () => {
  const decided = (...offers: RuledOffer[]) =>
    decide(sampleSituation({ offers }))

  test('pays the cheapest whose rule passes', () => {
    expect(decided(dear, ruled)).toEqual(pay)
    expect(decided(dear, stoppedBy('ask', ruled))).toEqual({
      kind: 'pay',
      offerIndex: 1,
      ruleId: 'r2',
    })
    expect(decided(dear, { ...ruled, rule: null })).toMatchObject({
      kind: 'pay',
      offerIndex: 1,
    })
  })

  test('names the stop of the cheapest that has a rule', () => {
    const free = { ...ruled, index: 2, amount: 1n, rule: null }
    const both = [stoppedBy('ask', dear), stoppedBy('ask', ruled), free]
    const expected = {
      kind: 'ask',
      because: 'STOPPED',
      stop: { code: 'RULE_ASKS', limit: null, ruleId: 'r1', offerIndex: 0 },
    }
    expect(decided(...both)).toEqual(expected)
    expect(decide(sampleSituation({ offers: both, wallet: 'locked' }))).toEqual(
      expected,
    )
  })

  test('pays none when the numbers of one are damaged', () => {
    const damaged = {
      ...dear,
      rule: { rule: sampleRule({ id: 'r2' }), usage: null as never },
    }
    expect(decided(damaged, ruled)).toEqual({
      kind: 'ask',
      because: 'STOPPED',
      stop: {
        code: 'LEDGER_SUSPECT',
        limit: null,
        ruleId: 'r2',
        offerIndex: 1,
      },
    })
  })
})

test('canPresent needs fifteen seconds of life, to the millisecond', () => {
  const validBefore = BigInt(nowMs / 1000) + 15n
  const at = (ms: number) => canPresent({ ...previous, validBefore }, ms)
  expect(at(nowMs)).toBe(true)
  expect(at(nowMs + 1)).toBe(false)
  expect(canPresent({ ...previous, delivery: 'ok' }, nowMs)).toBe(false)
})
