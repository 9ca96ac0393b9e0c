import type { ReasonCode } from '@/lib/x402/reason'

/** The newest payment of the same purchase, as far as a decision needs it. */
export type Previous = {
  id: string
  delivery: 'none' | 'ok' | 'refused' | 'failed' | 'unknown'
  presents: number
  /** Unix seconds. */
  validBefore: bigint
}

/** All a decision may look at. */
export type Situation = {
  kind: 'open' | 'call'
  wallet: 'none' | 'locked' | 'unlocked'
  /** How many offers can be paid. */
  payable: number
  /** Why nothing can be paid: the challenge's failure, or the first offer's. */
  unpayable: ReasonCode | null
  previous: Previous | null
  /** This 402 is itself the answer to a payment we presented. */
  isAnswer: boolean
  /** A person's standing instruction covers this purchase. */
  rule: string | null
  /** Unix milliseconds. */
  nowMs: number
}

/** Why a person is asked. */
type AskReason = 'NO_RULE' | 'PAID_BEFORE' | 'UNANSWERED' | 'UNPAYABLE'

/** What to do about one 402. */
export type Decision =
  | { kind: 'pay'; rule: string }
  | { kind: 'present'; paymentId: string }
  | { kind: 'ask'; because: AskReason }
  | { kind: 'refuse'; because: ReasonCode }

/** An authorisation is handed out at most this often. */
const maxPresents = 3
/** Seconds an authorisation must still live to be presented again. */
const minLifeSeconds = 15n

/** Whether a payment's authorisation can be handed to the seller once more. */
export function canPresent(previous: Previous, nowMs: number): boolean {
  return (
    previous.delivery !== 'ok' &&
    previous.presents < maxPresents &&
    previous.validBefore - BigInt(Math.floor(nowMs / 1000)) >= minLifeSeconds
  )
}

/** Decides one 402. Pure and total: it never throws and never waits. */
export function decide(situation: Situation): Decision {
  const { kind, previous, nowMs } = situation
  if (situation.wallet === 'none')
    return { kind: 'refuse', because: 'NO_WALLET' }

  if (situation.isAnswer) return { kind: 'ask', because: 'UNANSWERED' }

  if (situation.payable === 0) {
    // A page's own calls are not worth a question nobody can say yes to.
    return kind === 'open'
      ? { kind: 'ask', because: 'UNPAYABLE' }
      : { kind: 'refuse', because: situation.unpayable ?? 'NO_OFFERS' }
  }

  if (previous && previous.delivery !== 'ok') {
    const isOpen =
      previous.delivery === 'none' || previous.delivery === 'unknown'
    return isOpen &&
      situation.wallet === 'unlocked' &&
      canPresent(previous, nowMs)
      ? { kind: 'present', paymentId: previous.id }
      : { kind: 'ask', because: 'UNANSWERED' }
  }

  if (previous && kind === 'open')
    return { kind: 'ask', because: 'PAID_BEFORE' }

  if (situation.rule !== null && situation.wallet === 'unlocked')
    return { kind: 'pay', rule: situation.rule }

  return { kind: 'ask', because: 'NO_RULE' }
}
