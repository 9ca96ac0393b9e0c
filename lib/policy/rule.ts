import type { Address } from 'viem'
import type { NetworkId } from '@/lib/tokens/token'

/**
 * Kinds of request a rule may cover. `open`: a page opened. `call`: a page's
 * own GET or HEAD. `send`: its calls of any other method.
 */
export const requestKinds = ['open', 'call', 'send'] as const
/** One kind of request a rule may cover. */
export type RequestKind = (typeof requestKinds)[number]

/** Why a rule does nothing for now. `UNDELIVERED`: twice in a day nothing came. */
type RulePause = 'YOU' | 'UNDELIVERED'

/**
 * A person's standing instruction for one site, seller, network and token.
 *
 * At most one exists for each such four. Amounts: decimal atomic units of the
 * token. Times: Unix ms.
 */
export type Rule = {
  id: string
  /** `ask`: the numbers are kept, every payment is asked. */
  mode: 'auto' | 'ask'
  /** Top-level origin the person is on. */
  site: string
  /** Origin that answers 402. */
  seller: string
  network: NetworkId
  asset: Address
  kinds: RequestKind[]
  /** Recipients approved by a person, five at most; none before the first. */
  payTo: Address[]
  perPayment: string
  /** Rolling, as is `per30d`. */
  per24h: string
  per30d: string
  /** Payments a minute; ten times as many an hour, 33 times as many a day. */
  perMinute: number
  /**
   * A page's call may carry the payment before the seller asks, at a price it
   * asked moments ago. Not said: no.
   */
  paysKnown?: boolean | undefined
  /** The price approved last; none before the first. */
  anchor: string | null
  paused: RulePause | null
  createdAtMs: number
  expiresAtMs: number
  /** The payment whose approval made it; null where it was made by hand. */
  createdFrom: string | null
  lastUsedAtMs: number | null
  /** Amounts of its last ten payments, oldest first. */
  recent: string[]
}

/** Payments a minute a new rule allows. */
export const defaultPerMinute = 6

/** Payments a rule may make in a minute, an hour and a day. */
export function paceOf({ perMinute }: Pick<Rule, 'perMinute'>) {
  return {
    minute: perMinute,
    hour: perMinute * 10,
    day: Math.floor((perMinute * 200) / 6),
  }
}

/** Most recipients one rule may have. */
export const maxRecipients = 5

/** A rule ends this long after it was made or renewed, ms. */
export const ruleLifeMs = 90 * 86_400_000

/** A rule nobody used this long asks again, ms. */
const ruleIdleMs = 30 * 86_400_000

/**
 * When a rule asks again unless it is used before, Unix ms: 30 days after it
 * was last used, made or renewed.
 */
export function idleAtMs(
  rule: Pick<Rule, 'lastUsedAtMs' | 'createdAtMs' | 'expiresAtMs'>,
): number {
  const { lastUsedAtMs, createdAtMs, expiresAtMs } = rule
  const renewedAtMs = expiresAtMs - ruleLifeMs
  return Math.max(lastUsedAtMs ?? createdAtMs, renewedAtMs) + ruleIdleMs
}
