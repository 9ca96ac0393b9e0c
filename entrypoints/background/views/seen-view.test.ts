import { describe, expect, test } from 'vitest'
import type { PaymentEvent } from '@/lib/payment/payment'
import type { Seen } from '@/lib/session/seen-record'
import { samplePayment } from '@/lib/testing/sample-payment'
import { seenViewsOf } from './seen-view'

const seen: Seen = {
  id: 's',
  tabId: 1,
  kind: 'call',
  method: 'GET',
  url: 'https://a.test/x',
  site: 'https://a.test',
  headers: [],
  status: 402,
  isAnswer: false,
  questionId: 'D1:1',
  words: {},
  became: null,
  atMs: 1_000,
  claimedAtMs: 1_005,
  decidedAtMs: 1_012,
}
const payment = samplePayment({
  requestKey: 'D1:1',
  url: seen.url,
  method: seen.method,
  createdAtMs: 900,
})
const event = (kind: PaymentEvent['kind'], atMs: number): PaymentEvent => ({
  paymentId: payment.id,
  kind,
  atMs,
  detail: '',
})
const stop = {
  code: 'OVER_RULE_24H',
  ruleId: 'r',
  offerIndex: 0,
  limit: { used: '96', of: '100' },
} as const

async function viewOf(
  change: Partial<Seen>,
  {
    payments = [payment],
    isWaiting = false,
    events = [event('signed', 1_020)],
  } = {},
) {
  const [view] = await seenViewsOf([{ ...seen, ...change }], {
    ledger: {
      list: async () => payments,
      eventsOf: async (ids) => ids.map(() => events),
    },
    questions: {
      all: async () => (isWaiting ? [{ id: seen.questionId }] : []) as never,
    },
    journey: { offers: async () => ({ payable: [], unpayable: [] }) },
  })
  if (!view) throw new Error('nothing to see')
  return view
}

describe('what became of a 402', () => {
  const none = { payments: [] }
  test.each<[string, Partial<Seen>, Parameters<typeof viewOf>[1]]>([
    ['unasked', { questionId: null }, none],
    ['left', { became: { kind: 'left', because: 'NEVER' } }, none],
    [
      'waiting',
      { became: { kind: 'asked', stop: null } },
      { ...none, isWaiting: true },
    ],
    ['unpaid', { became: { kind: 'asked', stop: null } }, none],
    ['paid', { became: { kind: 'asked', stop: null } }, {}],
    ['paid', { became: { kind: 'paying', paymentId: payment.id } }, {}],
    ['answer', { isAnswer: true, questionId: null }, {}],
  ])('%s', async (kind, change, known) => {
    expect((await viewOf(change, known)).decision.kind).toBe(kind)
  })

  test('behavior: the reason it was left', async () => {
    const { decision } = await viewOf(
      { became: { kind: 'left', because: 'NEVER' } },
      none,
    )
    expect(decision).toMatchObject({ because: 'NEVER', paymentId: null })
  })

  test.each([
    ['OVER_RULE_24H', 'token'],
    ['OVER_SITE_24H', 'usd'],
  ] as const)(
    'behavior: %s stopped the rule, with its numbers',
    async (code, unit) => {
      const became = { kind: 'asked', stop: { ...stop, code } } as const
      const { decision } = await viewOf({ became }, none)
      expect(decision).toMatchObject({
        ruleId: 'r',
        stop: { code, offerIndex: 0, limit: { used: '96', of: '100', unit } },
      })
    },
  )

  test('behavior: the rule that paid', async () => {
    const byRule = samplePayment({
      ...payment,
      decidedBy: { kind: 'rule', ruleId: 'paid-by' },
    })
    const { decision } = await viewOf(
      { became: { kind: 'paying', paymentId: byRule.id } },
      { payments: [byRule] },
    )
    expect(decision).toMatchObject({ ruleId: 'paid-by', paymentId: byRule.id })
  })

  test('behavior: another question’s payment is not this one’s', async () => {
    const { decision } = await viewOf({
      questionId: 'D1:',
      became: { kind: 'asked', stop: null },
    })
    expect(decision).toMatchObject({ kind: 'unpaid', paymentId: null })
  })

  test('behavior: an answer belongs to a payment made before it', async () => {
    const later = samplePayment({ ...payment, createdAtMs: seen.atMs + 1 })
    const { decision } = await viewOf(
      { isAnswer: true, questionId: null },
      { payments: [later] },
    )
    expect(decision).toMatchObject({ kind: 'answer', paymentId: null })
  })
})

describe('its steps', () => {
  test('default: in order, after the 402', async () => {
    const { steps } = await viewOf(
      { became: { kind: 'paying', paymentId: payment.id } },
      { events: [event('presented', 1_030), event('signed', 1_020)] },
    )
    expect(steps).toEqual([
      { kind: 'observed', afterMs: 0 },
      { kind: 'claimed', afterMs: 5 },
      { kind: 'decided', afterMs: 12 },
      { kind: 'signed', afterMs: 20 },
      { kind: 'presented', afterMs: 30 },
    ])
  })

  test('behavior: an answer has none of the payment’s', async () => {
    const { steps } = await viewOf({ isAnswer: true, questionId: null })
    expect(steps.map(({ kind }) => kind)).toEqual([
      'observed',
      'claimed',
      'decided',
    ])
  })

  test('behavior: nobody spoke of it', async () => {
    const { steps } = await viewOf(
      { claimedAtMs: null, decidedAtMs: null },
      { payments: [] },
    )
    expect(steps).toEqual([{ kind: 'observed', afterMs: 0 }])
  })
})
