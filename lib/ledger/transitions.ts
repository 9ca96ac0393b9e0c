import { CodedError } from '@/lib/messaging/errors'
import type { Answer } from '@/lib/payment/ledger-port'
import type { Payment, PaymentState } from '@/lib/payment/payment'
import type { ChainWord } from '@/lib/payment/proof'
import { isPastEnd, isSettledForGood } from '@/lib/payment/reconcile-times'
import type { ReasonCode } from '@/lib/x402/reason'
import { whyNotShown } from './weigh'

/** ARMED → HANDED: the signature leaves the vault. */
export function hand(payment: Payment): Payment {
  expectState(payment, 'ARMED')
  return { ...payment, state: 'HANDED' }
}

/**
 * ARMED → VOID: no signature was made, so nothing was spent. `isUnsigned`: the
 * worker that reserved it knows that also of one it was handing over.
 */
export function makeVoid(
  payment: Payment,
  because: ReasonCode,
  isUnsigned = false,
): Payment {
  const isHandingOver =
    isUnsigned && payment.presents === 1 && payment.delivery === 'none'
  expectState(payment, 'ARMED', ...(isHandingOver ? ['HANDED' as const] : []))
  return { ...payment, state: 'VOID', presents: 0, deliveryCode: because }
}

/**
 * One more presentation of a HANDED payment.
 *
 * Throws TOO_MANY_PRESENTS past the third and TOO_LATE with too little time
 * left. Lateness goes by the clock `validBefore` was set with, so `nowMs` is
 * the device's time: presenting too late costs a request and no money.
 */
export function present(payment: Payment, nowMs: number): Payment {
  expectState(payment, 'HANDED')
  const because = whyNotShown(payment, nowMs)
  if (because)
    throw new CodedError(
      because,
      because === 'TOO_LATE'
        ? 'This payment is about to expire.'
        : 'This payment was presented three times without an answer.',
    )
  return { ...payment, presents: payment.presents + 1 }
}

/**
 * Notes what came back for a payment that was handed over, whatever the chain
 * says of it by now: a slow seller may answer after its transfer was found.
 *
 * The newest answer stands, but a delivery once made is never taken back: after
 * `ok` only a receipt that was missing is still filled in. No answer changes
 * the state: only the chain knows where the money is.
 */
export function applyAnswer(payment: Payment, answer: Answer): Payment {
  expectState(payment, 'HANDED', 'SETTLED', 'DEAD')
  if (payment.delivery !== 'ok')
    return {
      ...payment,
      delivery: answer.delivery,
      deliveryCode: answer.code,
      status: answer.status,
      receipt: answer.receipt,
    }
  if (answer.delivery !== 'ok') return payment
  return { ...payment, receipt: payment.receipt ?? answer.receipt }
}

/**
 * What the chain said of a payment. VOID and DEAD stay, whatever it is, and what
 * was SETTLED deep enough. One that was only just seen can be undone with its
 * block: it stays SETTLED until it is deep, or until the chain proves it dead.
 *
 * Throws INTERNAL for an authorisation that is dead before its end.
 */
export function prove(
  payment: Payment,
  word: ChainWord,
  { nextAtMs, nowMs }: { nextAtMs: number | null; nowMs: number },
): Payment {
  const { state, proof } = payment
  if (state === 'VOID' || state === 'DEAD') return payment
  const tries = (proof?.tries ?? 0) + 1
  const isKept =
    word.kind === 'open' ? state === 'SETTLED' : isSettledForGood(payment)
  if (isKept)
    return proof
      ? { ...payment, proof: { ...proof, nextAtMs, tries } }
      : payment
  const looked = {
    ...payment,
    proof: { ...word, atMs: nowMs, nextAtMs, tries },
  }
  if (word.kind === 'open') return looked
  if (word.kind === 'settled') return { ...looked, state: 'SETTLED' }
  if (!isPastEnd(payment, nowMs))
    throw new CodedError('INTERNAL', 'A payment was called dead too early.')
  return { ...looked, state: 'DEAD' }
}

function expectState(payment: Payment, ...states: PaymentState[]): void {
  if (!states.includes(payment.state))
    throw new CodedError(
      'INTERNAL',
      `A payment that is ${payment.state} was taken for ${states[0]}.`,
    )
}
