import { expect, test } from 'vitest'
import { ruleToSignIn, type SignInSituation } from './may-sign-in'
import type { Rule } from './rule'
import { sampleNowMs, sampleRule } from './sample-rule'

const situation = (change: Partial<SignInSituation> = {}): SignInSituation => ({
  rules: [sampleRule()],
  isPaused: false,
  doubt: null,
  site: 'https://site.example',
  seller: 'https://site.example',
  circumstances: {
    kind: 'open',
    isVisible: true,
    hasGesture: false,
    isPageSupplied: false,
    isIndirect: false,
    sellerTimeMs: null,
  },
  nowMs: sampleNowMs,
  ...change,
})

const { circumstances } = situation()
const call = { ...circumstances, kind: 'call', hasGesture: true } as const

test('a rule of the site and seller makes a question needless', () => {
  expect(ruleToSignIn(situation())?.id).toBe('r1')
  expect(ruleToSignIn(situation({ circumstances: call }))?.id).toBe('r1')
  const first = sampleRule({ id: 'r0', mode: 'ask' })
  const rules = [first, sampleRule()]
  expect(ruleToSignIn(situation({ rules }))?.id).toBe('r1')
})

const withRule = (change: Partial<Rule>) => ({ rules: [sampleRule(change)] })

test.each<[string, Partial<SignInSituation>]>([
  ['no rule', { rules: [] }],
  ['a rule that asks', withRule({ mode: 'ask' })],
  ['a paused rule', withRule({ paused: 'YOU' })],
  ['a rule that paused itself', withRule({ paused: 'UNDELIVERED' })],
  ['an ended rule', withRule({ expiresAtMs: sampleNowMs })],
  [
    'a rule nobody used',
    withRule({
      lastUsedAtMs: sampleNowMs - 31 * 86_400_000,
      expiresAtMs: sampleNowMs + 58 * 86_400_000,
    }),
  ],
  ['another site', { site: 'https://other.example' }],
  ['another seller', { seller: 'https://other.example' }],
  ['another kind', withRule({ kinds: ['call'] })],
  ['all paused', { isPaused: true }],
  ['a doubt about the ledger', { doubt: 'LEDGER_SUSPECT' }],
  ['a doubt about the clock', { doubt: 'CLOCK_SUSPECT' }],
  ['a hidden tab', { circumstances: { ...circumstances, isVisible: false } }],
  ['a call untouched', { circumstances: { ...call, hasGesture: false } }],
  ['a redirect', { circumstances: { ...circumstances, isIndirect: true } }],
  ['no time', { nowMs: Number.NaN }],
])('%s leaves it to a person', (_, change) => {
  expect(ruleToSignIn(situation(change))).toBeNull()
})
