import type { RuleView } from '@/lib/contracts/limits'

/** What keeps a rule from paying just now; words in `limits.state`. */
export type RuleState = 'YOU' | 'UNDELIVERED' | 'ENDED' | 'IDLE' | 'FIRST'

/** The first reason why this rule asks although it is set to auto. */
export function ruleState(rule: RuleView, nowMs: number): RuleState | null {
  if (rule.paused) return rule.paused
  if (rule.mode !== 'auto') return null
  if (rule.expiresAtMs <= nowMs) return 'ENDED'
  if (rule.idleAtMs <= nowMs) return 'IDLE'
  return rule.payTo.length === 0 ? 'FIRST' : null
}
