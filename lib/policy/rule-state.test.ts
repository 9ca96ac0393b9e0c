import { expect, test } from 'vitest'
import { evaluateRule } from './evaluate-rule'
import { idleAtMs } from './rule'
import { ruleState } from './rule-state'
import { sampleInput, sampleNowMs, sampleRule } from './sample-rule'

const day = 86_400_000
const idle = {
  createdAtMs: sampleNowMs - 31 * day,
  lastUsedAtMs: sampleNowMs - 30 * day,
  expiresAtMs: sampleNowMs + 59 * day,
}

// What is shown of a rule is what the rule does.
test.each([
  [{}, null, undefined],
  [{ payTo: [] }, 'FIRST', 'NEW_RECIPIENT'],
  [idle, 'IDLE', 'RULE_IDLE'],
  [{ ...idle, expiresAtMs: sampleNowMs }, 'ENDED', 'RULE_EXPIRED'],
  [
    { expiresAtMs: sampleNowMs, paused: 'UNDELIVERED' as const },
    'UNDELIVERED',
    'RULE_UNDELIVERED',
  ],
  [{ paused: 'YOU' as const }, 'YOU', 'RULE_PAUSED'],
  // It asks because the person says so: nothing to explain.
  [{ mode: 'ask' as const, payTo: [], ...idle }, null, 'RULE_ASKS'],
])('%j is %s', (change, state, code) => {
  const rule = sampleRule(change)
  const shown = { ...rule, idleAtMs: idleAtMs(rule) }
  expect(ruleState(shown, sampleNowMs)).toBe(state)
  expect(evaluateRule(sampleInput({ rule }))?.code).toBe(code)
})
