import { isDeep } from '@/lib/policy/deep'
import type { Payment } from './payment'
import type { ChainWord } from './proof'

const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs

/** After an answer a seller's transaction needs a moment to be in a block. */
const firstLookMs = 10 * secondMs
/** A transfer that is found, and not deep, is soon looked at so often. */
const maxConfirmingTries = 8
/** The longest wait between looks, and the one where a day has brought nothing. */
const maxWaitMs = 32 * minuteMs
const lateWaitMs = 6 * hourMs
/** From so many looks on a payment is one that may never be found. */
export const manyTries = 6
/** The shortest wait once an authorisation has ended. */
const endedWaitMs = 3 * minuteMs

/** A payment as far as its looks go. */
type Looked = Pick<
  Payment,
  'state' | 'delivery' | 'proof' | 'changedAtMs' | 'intent'
>

/** Whether a payment was found deep enough on its chain to stay settled. */
export function isSettledForGood({
  state,
  proof,
}: Pick<Payment, 'state' | 'proof'>): boolean {
  return state === 'SETTLED' && proof?.kind === 'settled' && isDeep(proof)
}

/** When an authorisation can no longer be used, Unix ms. */
function endMsOf({ intent }: Pick<Payment, 'intent'>): number {
  return Number(intent.validBefore) * secondMs
}

/** Whether an authorisation has ended by the device's clock. */
export function isPastEnd(
  payment: Pick<Payment, 'intent'>,
  nowMs: number,
): boolean {
  return nowMs >= endMsOf(payment)
}

/**
 * When a payment is to be looked up on its chain, Unix ms; null where nothing
 * is left to find. First shortly after the answer, or after its end where none
 * came.
 */
export function lookAtMsOf(payment: Looked): number | null {
  const { state, delivery, proof } = payment
  if (state === 'VOID' || state === 'DEAD') return null
  if (state === 'SETTLED') return proof?.nextAtMs ?? null
  if (proof) return proof.nextAtMs
  const afterEnd = endMsOf(payment)
  // The ledger's clock may have run ahead; the end is by the device's own.
  const from =
    delivery === 'none' ? afterEnd : Math.min(payment.changedAtMs, afterEnd)
  return from + firstLookMs
}

/** The payment, looked up soon although it was put off: an answer came. */
export function lookSooner(payment: Payment, nowMs: number): Payment {
  const { proof } = payment
  const soonMs = nowMs + firstLookMs
  if (proof?.kind !== 'open') return payment
  if (proof.nextAtMs !== null && proof.nextAtMs <= soonMs) return payment
  return { ...payment, proof: { ...proof, nextAtMs: soonMs } }
}

/**
 * When to look again after a word, Unix ms; null where it is settled for good.
 * Every minute while its transfer gets deep. Doubling from 1 to 32 minutes while
 * it lives; past its end every few minutes, ever rarer, until the chain is
 * final. `draw`: 0 to 1, spreads looks by a fifth.
 */
export function nextLookAtMs(
  payment: Looked,
  word: ChainWord,
  nowMs: number,
  draw: number,
): number | null {
  const tries = payment.proof?.tries ?? 0
  if (word.kind === 'dead' || isSettledForGood(payment)) return null
  if (word.kind === 'settled' && isDeep(word)) return null

  const spread = (waitMs: number) =>
    nowMs + Math.round(waitMs * (0.9 + 0.2 * draw))
  if (word.kind === 'settled' && tries < maxConfirmingTries)
    return spread(minuteMs)

  const endMs = endMsOf(payment)
  const doubled = Math.min(maxWaitMs, minuteMs * 2 ** Math.min(tries, 5))
  if (nowMs < endMs)
    return Math.min(
      spread(doubled),
      endMs + firstLookMs + Math.round(draw * minuteMs),
    )
  const sinceEndMs = nowMs - endMs
  if (sinceEndMs > 24 * hourMs && tries >= manyTries) return spread(lateWaitMs)
  const isWaiting =
    word.kind === 'open' &&
    (word.because === 'NOT_FINAL' || word.because === 'LIVE')
  const waitMs = Math.max(endedWaitMs, sinceEndMs / 4)
  return spread(
    Math.min(maxWaitMs, isWaiting ? waitMs : Math.max(waitMs, doubled)),
  )
}
