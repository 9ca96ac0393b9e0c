import { expect, test } from 'vitest'
import { ruleState } from './rule-state'
import { sampleRule } from './samples'

const nowMs = 1_000_000
const rule = sampleRule({ expiresAtMs: nowMs + 2, idleAtMs: nowMs + 1 })

test.each([
  [{}, null],
  [{ payTo: [] }, 'FIRST'],
  [{ idleAtMs: nowMs }, 'IDLE'],
  [{ idleAtMs: nowMs, expiresAtMs: nowMs }, 'ENDED'],
  [{ expiresAtMs: nowMs, paused: 'UNDELIVERED' as const }, 'UNDELIVERED'],
  [{ paused: 'YOU' as const }, 'YOU'],
  // It asks because the person says so: nothing to explain.
  [{ mode: 'ask' as const, payTo: [], idleAtMs: nowMs }, null],
])('%j is %s', (change, state) => {
  expect(ruleState({ ...rule, ...change }, nowMs)).toBe(state)
})
