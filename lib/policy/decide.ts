import type { Address } from 'viem'
import type { NetworkId } from '@/lib/tokens/token'
import type { ReasonCode } from '@/lib/x402/reason'
import type { Ceilings } from './ceilings'
import { cheapest } from './cheapest'
import type { Circumstances } from './circumstances'
import { evaluateRule } from './evaluate-rule'
import { whyNotPresent } from './presentable'
import type { Rule } from './rule'
import type { Stop } from './stop'
import type { LedgerDoubt, Usage } from './usage'

/** The newest payment of the same purchase, as far as a decision needs it. */
export type Previous = {
  id: string
  delivery: 'none' | 'ok' | 'refused' | 'failed' | 'unknown'
  presents: number
  /** Unix seconds. */
  validBefore: bigint
}

/** A payable offer, and the rule for its token with what that rule used. */
export type RuledOffer = {
  /** Place in the challenge's `accepts`. */
  index: number
  network: NetworkId
  asset: Address
  decimals: number
  peg: 'USD' | null
  /** Atomic units. */
  amount: bigint
  payTo: Address
  isAlwaysAsked: boolean
  isUpfront: boolean
  /** Place in the person's preferences: the lower, the dearer to them. */
  rank: number
  rule: { rule: Rule; usage: Usage } | null
}

/** All a decision may look at. */
export type Situation = {
  kind: 'open' | 'call'
  wallet: 'none' | 'locked' | 'unlocked'
  /** The person said "never" to this site. */
  isNever: boolean
  /** The offers that can be paid. */
  offers: readonly RuledOffer[]
  ceilings: Ceilings
  doubt: LedgerDoubt | null
  circumstances: Circumstances
  /** Top-level origin the person is on, and the origin that answered 402. */
  site: string
  seller: string
  /** Why nothing can be paid: the challenge's failure, or the first offer's. */
  unpayable: ReasonCode | null
  previous: Previous | null
  /** This 402 is itself the answer to a payment we presented. */
  isAnswer: boolean
  /** Unix milliseconds. */
  nowMs: number
}

/** Why a person is asked. `STOPPED`: there is a rule, and it does not pay. */
type AskReason =
  | 'NO_RULE'
  | 'STOPPED'
  | 'PAID_BEFORE'
  | 'UNANSWERED'
  | 'UNPAYABLE'

/** Why a rule did not pay, which rule, and for which offer. */
type RuleStop = Stop & { ruleId: string; offerIndex: number }

/** What to do about one 402. */
export type Decision =
  | { kind: 'pay'; offerIndex: number; ruleId: string }
  | { kind: 'present'; paymentId: string }
  /** `stop` comes with `STOPPED`, and only with it. */
  | { kind: 'ask'; because: AskReason; stop?: RuleStop }
  | { kind: 'refuse'; because: ReasonCode }

/** Whether a payment's authorisation can be handed to the seller once more. */
export function canPresent(previous: Previous, nowMs: number): boolean {
  return previous.delivery !== 'ok' && whyNotPresent(previous, nowMs) === null
}

/**
 * Decides one 402. Pure and total: it never waits, and whatever throws is
 * refused as `INTERNAL`. The order of the offers makes no difference.
 */
export function decide(situation: Situation): Decision {
  try {
    return decideBefore(situation) ?? decideByRule(situation)
  } catch {
    return { kind: 'refuse', because: 'INTERNAL' }
  }
}

/** What is decided before any rule is looked at; null when nothing is. */
function decideBefore(situation: Situation): Decision | null {
  const { kind, wallet, previous, nowMs } = situation
  if (wallet === 'none') return { kind: 'refuse', because: 'NO_WALLET' }
  if (situation.isNever !== false) return { kind: 'refuse', because: 'NEVER' }
  if (situation.isAnswer !== false)
    return { kind: 'ask', because: 'UNANSWERED' }

  if (situation.offers.length === 0) {
    // A page's own calls are not worth a question nobody can say yes to.
    return kind === 'open'
      ? { kind: 'ask', because: 'UNPAYABLE' }
      : { kind: 'refuse', because: situation.unpayable ?? 'NO_OFFERS' }
  }

  if (previous === null) return null
  if (previous.delivery === 'ok')
    return kind === 'open' ? { kind: 'ask', because: 'PAID_BEFORE' } : null
  const isOpen = previous.delivery === 'none' || previous.delivery === 'unknown'
  return isOpen && wallet === 'unlocked' && canPresent(previous, nowMs)
    ? { kind: 'present', paymentId: previous.id }
    : { kind: 'ask', because: 'UNANSWERED' }
}

/** Pays the cheapest offer whose rule passes, else says what stopped it. */
function decideByRule(situation: Situation): Decision {
  const { kind, circumstances, offers } = situation
  // Two names of one request that disagree would pick the laxer checks.
  if (kind !== (circumstances.kind === 'open' ? 'open' : 'call'))
    return { kind: 'refuse', because: 'INTERNAL' }

  const ruled = offers.flatMap((offer) =>
    offer.rule
      ? [
          {
            ...offer,
            ...offer.rule,
            stop: stopOf(situation, offer, offer.rule),
          },
        ]
      : [],
  )
  // Doubt about one rule's numbers is doubt about all.
  const doubtful = ruled.filter(({ stop }) => stop?.code === 'LEDGER_SUSPECT')
  const passing = ruled.filter(({ stop }) => stop === null)
  const paying = doubtful.length === 0 ? cheapest(passing) : undefined
  if (paying) {
    return situation.wallet === 'unlocked'
      ? { kind: 'pay', offerIndex: paying.index, ruleId: paying.rule.id }
      : { kind: 'ask', because: 'NO_RULE' }
  }
  const stopped = cheapest(doubtful.length > 0 ? doubtful : ruled)
  if (!stopped?.stop) return { kind: 'ask', because: 'NO_RULE' }
  const { stop, rule, index } = stopped
  return {
    kind: 'ask',
    because: 'STOPPED',
    stop: { ...stop, ruleId: rule.id, offerIndex: index },
  }
}

function stopOf(
  { ceilings, doubt, site, seller, circumstances, nowMs }: Situation,
  offer: RuledOffer,
  { rule, usage }: { rule: Rule; usage: Usage },
): Stop | null {
  const { network, asset: address, decimals, peg } = offer
  const { amount, payTo, isAlwaysAsked, isUpfront } = offer
  return evaluateRule({
    rule,
    usage,
    ceilings,
    doubt,
    purchase: {
      token: { network, address, decimals, peg },
      amount,
      payTo,
      isAlwaysAsked,
      isUpfront,
    },
    site,
    seller,
    circumstances,
    nowMs,
  })
}
