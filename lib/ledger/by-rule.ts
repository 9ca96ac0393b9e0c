import type { Candidate } from '@/lib/payment/ledger-port'
import { currencyOf } from '@/lib/policy/currency'
import { evaluateRule } from '@/lib/policy/evaluate-rule'
import { limitsReached, type Reached } from '@/lib/policy/limits-reached'
import type { Rule } from '@/lib/policy/rule'
import type { Stop, StopCode } from '@/lib/policy/stop'
import { parseExtra, parseIsUpfront } from '@/lib/schemes/parse-entry'
import { findScheme } from '@/lib/schemes/registry'
import { findToken } from '@/lib/tokens/find-token'
import { isJsonObject, type JsonValue } from '@/lib/x402/json'
import { isClockDoubtful } from './clock'
import type { Eyes } from './earlier'
import { lastDeliveredIn } from './queries'
import { fourOf, isRuleSealed, type RuleRecord, readRule } from './rule-record'
import { type Above, aboveIn, areCeilingsSealed } from './standing'
import type { Reader } from './transactions'
import { toUsage, type UsageRead, usageIn } from './usage'

/** All that is read to look at a rule once more. */
export type Ground = {
  record: RuleRecord | undefined
  above: Above
  usage: UsageRead
  lastDeliveredAtMs: number | null
}

/** What a rule says inside the transaction. */
export type Ruling =
  | { kind: 'pays'; rule: Rule; reached: Reached[] }
  | { kind: 'stops'; stop: Stop }
  /** What was read is not what was sealed. */
  | { kind: 'suspect'; because: string }
  | { kind: 'never' }

/** Reads all that decides on a candidate by a rule, all requests at once. */
export async function groundIn(
  tx: Reader,
  candidate: Candidate,
  ruleId: string,
): Promise<Ground> {
  const { site, seller, intent, purchaseKey, nowMs } = candidate
  const token = tokenOf(candidate)
  const currency = token
    ? currencyOf(token)
    : (`${intent.network}/${intent.asset.toLowerCase()}` as const)
  const [record, above, usage, lastDeliveredAtMs] = await Promise.all([
    tx.objectStore('rules').get(ruleId),
    aboveIn(tx, site),
    usageIn(tx, { ruleId, site, seller, currency }, nowMs),
    lastDeliveredIn(tx, purchaseKey),
  ])
  return { record, above, usage, lastDeliveredAtMs }
}

/**
 * Whether the rule pays the candidate, by what was read in the very transaction
 * that would write it.
 */
export function rulingOn(
  candidate: Candidate,
  { record, above, usage: read, lastDeliveredAtMs }: Ground,
  { key, onCorrupt }: Eyes,
): Ruling {
  const { site, seller, intent, circumstances, nowMs } = candidate
  const { ceilings, clock } = above
  if (above.isNever) return { kind: 'never' }
  if (above.isSuspect) return stops('LEDGER_SUSPECT')
  if (!areCeilingsSealed(key, above))
    return { kind: 'suspect', because: 'The ceilings are not the sealed ones.' }
  const usage = toUsage(read, lastDeliveredAtMs)
  if (!usage) return { kind: 'suspect', because: 'A sum cannot be read.' }
  // The rule went away, or is another's by now: every payment is asked.
  if (!record) return stops('RULE_ASKS')
  const rule = readRule(record, onCorrupt)
  if (!rule || !isRuleSealed(key, rule, record))
    return { kind: 'suspect', because: 'A rule is not the sealed one.' }
  const { network, asset } = intent
  const four = fourOf({ site, seller, network, asset })
  if (fourOf(rule).join(' ') !== four.join(' ')) return stops('RULE_ASKS')
  const token = tokenOf(candidate)
  if (!token) return stops('NO_CEILING')
  if (!circumstances) return stops('NOT_PLAIN')

  const amount = BigInt(intent.value)
  const stop = evaluateRule({
    rule,
    ceilings,
    usage,
    doubt: isClockDoubtful(clock, nowMs) ? 'CLOCK_SUSPECT' : null,
    purchase: {
      token,
      amount,
      payTo: intent.to,
      // A way to pay that is not known any more is asked about too.
      isAlwaysAsked: findScheme(intent)?.isAlwaysAsked ?? true,
      isUpfront: isUpfront(candidate.terms.accepted),
    },
    site,
    seller,
    circumstances,
    nowMs: Math.max(nowMs, clock.hwmMs ?? 0),
  })
  if (stop) return { kind: 'stops', stop }
  const reached = limitsReached({ rule, ceilings, usage, token, amount })
  return { kind: 'pays', rule, reached }
}

function tokenOf({ intent }: Candidate) {
  return findToken(intent.network, intent.asset)
}

function stops(code: StopCode): Ruling {
  return { kind: 'stops', stop: { code, limit: null } }
}

// What cannot be read counts as charged upfront.
function isUpfront(accepted: JsonValue): boolean {
  try {
    if (!isJsonObject(accepted)) return true
    return parseIsUpfront(parseExtra(accepted.extra).paymentFlow)
  } catch {
    return true
  }
}
