import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Candidate } from '@/lib/payment/ledger-port'
import { defaultCeilings } from '@/lib/policy/ceilings'
import type { LedgerRoom } from './room'
import { noonMs, sampleCandidate } from './sample-candidate'
import { sampleRoom } from './sample-room'
import { byRule, inquiryOf, sampleRule } from './sample-rule'

let room: LedgerRoom

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  room = sampleRoom()
  await room.rules.add(sampleRule())
})

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const receipt = { code: null, status: 200, receipt: null }

async function outcome(candidate: Candidate): Promise<string> {
  const reserved = await room.ledger.reserve(candidate)
  if (reserved.kind === 'stopped') return reserved.stop.code
  return reserved.kind === 'refused' ? reserved.because : reserved.kind
}

async function usage(name = 'any', nowMs = noonMs) {
  const { standing } = await room.ledger.look(inquiryOf(name, nowMs))
  return standing.rules[0]?.usage
}

describe('a payment by a rule', () => {
  test('counts in all four scopes, and in the rule itself', async () => {
    expect(await outcome(byRule('one'))).toBe('reserved')
    const sums = { h24: 10_000n, d30: 10_000n }
    expect(await usage()).toEqual({
      rule: sums,
      site: sums,
      seller: sums,
      all: sums,
      counts: { minute: 1, hour: 1, day: 1 },
      lastDeliveredAtMs: null,
    })
    const { rules, used } = await room.rules.all(noonMs)
    expect(used).toEqual(sums)
    expect(rules).toMatchObject([
      { rule: { recent: ['10000'], lastUsedAtMs: noonMs }, used: sums },
    ])
  })

  test.each([
    ['upto', 'permit2'],
    ['exact', 'permit2'],
    ['gone', 'by-post'],
  ])('never pays %s by %s, whoever asked for it', async (scheme, method) => {
    const { intent } = sampleCandidate('one')
    const candidate = byRule('one', { intent: { ...intent, scheme, method } })
    expect(await outcome(candidate)).toBe('NOT_PLAIN')
    expect(await usage()).toMatchObject({ rule: { h24: 0n } })
  })

  test('made twice for one request counts once', async () => {
    await outcome(byRule('one'))
    expect(await outcome(byRule('one'))).toBe('resumed')
    expect(await usage()).toMatchObject({ rule: { h24: 10_000n } })
  })

  test('that was never signed is given back', async () => {
    await outcome(byRule('one'))
    await room.ledger.voided('payment-one', 'LOCKED', noonMs)
    expect(await usage()).toMatchObject({
      rule: { h24: 0n, d30: 0n },
      all: { h24: 0n, d30: 0n },
      counts: { minute: 0, hour: 0, day: 0 },
    })
  })

  test('that nobody answered still counts', async () => {
    await outcome(byRule('one'))
    await room.ledger.handedOver('payment-one', noonMs)
    const answer = { ...receipt, delivery: 'failed' as const }
    await room.ledger.answered('payment-one', answer, noonMs)
    expect(await usage()).toMatchObject({ rule: { h24: 10_000n } })
  })

  test('stops at the limit and leaves nothing behind', async () => {
    for (let at = 0; at < 10; at++)
      expect(await outcome(byRule(`${at}`))).toBe('reserved')
    expect(await room.ledger.reserve(byRule('last'))).toEqual({
      kind: 'stopped',
      stop: { code: 'OVER_RULE_24H', limit: { used: 100_000n, of: 100_000n } },
    })
    expect(await room.ledger.list({ limit: 20 })).toHaveLength(10)
  })

  test('of a hundred at once, as many pass as the limit has room for', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, at) => outcome(byRule(`${at}`))),
    )
    expect(outcomes.filter((one) => one === 'reserved')).toHaveLength(10)
    expect(outcomes.filter((one) => one === 'OVER_RULE_24H')).toHaveLength(90)
    expect(await usage()).toMatchObject({ rule: { h24: 100_000n } })
  })

  test('that reaches 80 % or all of a limit says so, also of many at once', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, at) => outcome(byRule(`${at}`))),
    )
    const rows = await room.ledger.list({ limit: 20 })
    const reached = rows.flatMap(({ decidedBy }) =>
      decidedBy.kind === 'rule' ? (decidedBy.reached ?? []) : [],
    )
    const line = { limit: 'RULE_24H', of: '100000' }
    expect(reached).toHaveLength(2)
    expect(reached).toContainEqual({ ...line, percent: 80, used: '80000' })
    expect(reached).toContainEqual({ ...line, percent: 100, used: '100000' })
  })

  test('by hand takes nothing from the limits of rules', async () => {
    await room.ledger.reserve(sampleCandidate('by-hand'))
    expect(await usage()).toMatchObject({ all: { h24: 0n } })
  })
})

describe('windows', () => {
  test.each([
    ['an hour before 24 h are over', dayMs - hourMs, 'OVER_RULE_24H'],
    ['two hours after', dayMs + 2 * hourMs, 'reserved'],
  ])('%s', async (_, laterMs, expected) => {
    for (let at = 0; at < 10; at++) await outcome(byRule(`${at}`))
    const nowMs = noonMs + laterMs
    await room.ledger.confirmTime(nowMs)
    expect(await outcome(byRule('later', { nowMs }))).toBe(expected)
  })

  test('of 30 days hold when each day is within its limit', async () => {
    await room.rules.change('rule-a', (rule) => ({ ...rule, per30d: '20000' }))
    for (const day of [0, 1]) {
      const nowMs = noonMs + day * 2 * dayMs
      await room.ledger.confirmTime(nowMs)
      expect(await outcome(byRule(`day-${day}`, { nowMs }))).toBe('reserved')
    }
    const nowMs = noonMs + 29 * dayMs
    await room.ledger.confirmTime(nowMs)
    expect(await outcome(byRule('third', { nowMs }))).toBe('OVER_RULE_30D')
  })
})

describe('what is in flight', () => {
  test.each<[string, string, () => Promise<unknown>]>([
    ['paused', 'RULE_PAUSED', () => change({ paused: 'YOU' })],
    ['set to ask', 'RULE_ASKS', () => change({ mode: 'ask' })],
    ['lowered', 'OVER_PAYMENT', () => change({ perPayment: '9999' })],
    ['given another recipient', 'NEW_RECIPIENT', () => change({ payTo: [] })],
    ['removed', 'RULE_ASKS', () => room.rules.remove('rule-a')],
    ['stopped with all', 'AUTO_PAUSED', () => room.rules.pauseAll(true)],
    ['never wanted', 'NEVER', () => room.rules.setNever(site, true, noonMs)],
    ['over a ceiling', 'OVER_ALL_PAYMENT', () => lowerCeilings()],
  ])('meets the rule as it is: %s', async (_, expected, edit) => {
    await outcome(byRule('before'))
    await edit()
    expect(await outcome(byRule('after'))).toBe(expected)
    expect(await room.ledger.list({ limit: 9 })).toHaveLength(1)
  })

  const { site } = sampleRule()
  const change = (changes: Partial<ReturnType<typeof sampleRule>>) =>
    room.rules.change('rule-a', (rule) => ({ ...rule, ...changes }))
  const lowerCeilings = () => {
    const usd = defaultCeilings.of.usd
    if (!usd) throw new Error('There are no dollars.')
    const of = { usd: { ...usd, perPayment: '9999' } }
    return room.rules.setCeilings({ isPaused: false, of })
  }

  test('for another seller is not paid by this rule', async () => {
    const seller = 'https://other.example'
    expect(await outcome(byRule('one', { seller }))).toBe('RULE_ASKS')
  })
})

describe('a purchase that was delivered', () => {
  test('is not bought again at once', async () => {
    await outcome(byRule('one'))
    await room.ledger.handedOver('payment-one', noonMs)
    const ok = { ...receipt, delivery: 'ok' as const }
    await room.ledger.answered('payment-one', ok, noonMs)
    const again = (laterMs: number, kind: 'open' | 'call') => {
      const { circumstances } = byRule('any')
      return byRule(`${kind}-${laterMs}`, {
        purchaseKey: 'purchase-one',
        nowMs: noonMs + laterMs,
        circumstances: circumstances && { ...circumstances, kind },
      })
    }
    expect(await usage('one')).toMatchObject({ lastDeliveredAtMs: noonMs })
    expect(await outcome(again(9_999, 'call'))).toBe('TOO_SOON')
    // What the chain says later is no delivery.
    const word = { kind: 'open', because: 'LIVE' } as const
    const later = noonMs + 599_990
    await room.ledger.looked('payment-one', word, later + 60_000, later)
    expect(await outcome(again(599_999, 'open'))).toBe('TOO_SOON')
    expect(await outcome(again(599_999, 'call'))).toBe('reserved')
  })
})
