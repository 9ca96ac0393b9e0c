import type { Circumstances } from './circumstances'
import { idleAtMs, type Rule } from './rule'
import type { LedgerDoubt } from './usage'

/** All that is looked at to tell whether a sign-in needs no question. */
export type SignInSituation = {
  rules: readonly Rule[]
  /** "Pause all auto-pay". */
  isPaused: boolean
  doubt: LedgerDoubt | null
  /** Top-level origin the person is on, and the origin that asks. */
  site: string
  seller: string
  circumstances: Circumstances
  /** Unix ms. */
  nowMs: number
}

/**
 * The rule under which a sign-in is made without a question, or null.
 *
 * A sign-in takes no money, so no amount, token or pace is looked at. The
 * person lets this seller take money on this site without asking, for requests
 * of this kind; the page is in front, and its calls follow a touch.
 */
export function ruleToSignIn(situation: SignInSituation): Rule | null {
  const { rules, isPaused, doubt, site, seller, nowMs } = situation
  const { kind, isVisible, hasGesture, isIndirect } = situation.circumstances
  const isSound = isPaused === false && doubt === null
  const isSeen = isVisible === true && (kind === 'open' || hasGesture === true)
  if (!isSound || !isSeen || isIndirect !== false) return null
  return (
    rules.find(
      (rule) =>
        rule.mode === 'auto' &&
        rule.paused === null &&
        rule.site === site &&
        rule.seller === seller &&
        rule.kinds.includes(kind) &&
        nowMs < rule.expiresAtMs &&
        nowMs < idleAtMs(rule),
    ) ?? null
  )
}
