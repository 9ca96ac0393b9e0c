import { beforeEach, expect, test, vi } from 'vitest'
import type { Payment } from '@/lib/payment/payment'
import { createTabFacts } from '@/lib/session/tab-facts'
import { sampleArea } from '@/lib/testing/sample-area'
import { samplePayment, sampleSettled } from '@/lib/testing/sample-payment'
import { createAfterPayment } from './after-payment'
import { iconState } from './icon-state'

const { intent } = samplePayment()
/** A call's price of at most 0.01 USDC on a test network. */
const upTo = samplePayment({
  kind: 'call',
  delivery: 'ok',
  intent: { ...intent, scheme: 'upto', method: 'permit2' },
})
const answer = {
  delivery: 'ok' as const,
  ...{ code: null, status: 200, receipt: null, isDelivered: true },
}
const settled = { ...sampleSettled, amount: '4000' }

let payment: Payment
let tabFacts: ReturnType<typeof createTabFacts>
let after: ReturnType<typeof createAfterPayment>
const changed = vi.fn()
const titled = vi.fn()
const noticed = vi.fn()
const rules = {
  all: async () => ({ rules: [], ceilings: { isPaused: false }, doubt: null }),
}

beforeEach(() => {
  payment = upTo
  tabFacts = createTabFacts(sampleArea())
  after = createAfterPayment({
    ledger: { get: async () => payment, titled },
    ...{ rules, tabFacts, notices: { add: noticed }, knownPrices: {} },
    tabOf: async () => 1,
    tellKnown: async () => undefined,
    changed,
  } as unknown as Parameters<typeof createAfterPayment>[0])
})

/** What the icon of the tab says was paid. */
async function paid() {
  const state = await iconState({
    questions: { all: async () => [] },
    ...{ rules, tabFacts },
    isLocked: async () => false,
    nowMs: () => 0,
  } as unknown as Parameters<typeof iconState>[0])
  return state.of(1).paid
}

test('a maximum is one on the icon until the chain shows what was taken', async () => {
  await after.answered(payment.id, answer, 0)
  expect(await paid()).toMatchObject([
    { amount: 10_000n, symbol: 'USDC', isTest: true, isUpTo: true },
  ])
  changed.mockClear()
  await after.proven({ ...upTo, state: 'SETTLED', proof: settled })
  expect(await paid()).toMatchObject([{ amount: 4_000n, isUpTo: false }])
  expect(changed).toHaveBeenCalled()
})

test('one that is proven already comes as what was taken', async () => {
  payment = { ...upTo, state: 'SETTLED', proof: settled }
  await after.answered(payment.id, answer, 0)
  expect(await paid()).toMatchObject([{ amount: 4_000n, isUpTo: false }])
})

test('a price is what was paid, whatever the chain has shown', async () => {
  payment = { ...upTo, intent }
  await after.answered(payment.id, answer, 0)
  expect(await paid()).toMatchObject([{ amount: 10_000n, isUpTo: false }])
})

test('a file that was saved is told by its path, not by the page that asked', async () => {
  payment = samplePayment({ kind: 'open', delivery: 'ok' })
  await after.answered(payment.id, { ...answer, isSaved: true }, 0)
  expect(titled.mock.calls).toEqual([[payment.id, '']])
})

test('behavior: a seller that answers the same header twice is paid once', async () => {
  payment = { ...upTo, intent }
  await after.answered(payment.id, answer, 0)
  await after.answered(payment.id, { ...answer, isDelivered: false }, 0)
  expect(await paid()).toMatchObject([{ amount: 10_000n }])
})

test('a limit that a rule reached is told, once answered', async () => {
  const line = { limit: 'RULE_24H', percent: 80, used: '8', of: '10' } as const
  payment = samplePayment({
    delivery: 'ok',
    decidedBy: { kind: 'rule', ruleId: 'r', reached: [line] },
  })
  await after.answered(payment.id, answer, 7)
  const { site, seller } = payment
  const { network, asset } = intent
  expect(noticed.mock.calls).toEqual([
    [
      {
        id: 'RULE_24H:r',
        ...line,
        ...{ site, seller, network, asset },
        atMs: payment.createdAtMs,
      },
    ],
  ])
})
