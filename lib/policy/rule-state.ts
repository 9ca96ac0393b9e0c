import type { Rule } from './rule'

/** What keeps a rule from paying just now. */
export const ruleStates = [
  'YOU',
  'UNDELIVERED',
  'ENDED',
  'IDLE',
  'FIRST',
] as const
export type RuleState = (typeof ruleStates)[number]

/** As much of a rule as says whether it is in force. */
type Known = Pick<Rule, 'mode' | 'paused' | 'expiresAtMs'> & {
  payTo: readonly string[]
  /** See `idleAtMs`. */
  idleAtMs: number
}

/**
 * The first reason why this rule asks although it is set to auto; null where
 * it is in force, and where it is set to ask. What holds above all rules is
 * not looked at.
 */
export function ruleState(rule: Known, nowMs: number): RuleState | null {
  if (rule.paused) return rule.paused
  if (rule.mode !== 'auto') return null
  if (rule.expiresAtMs <= nowMs) return 'ENDED'
  if (rule.idleAtMs <= nowMs) return 'IDLE'
  return rule.payTo.length === 0 ? 'FIRST' : null
}
