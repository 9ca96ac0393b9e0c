import { identifierConflict, type Payment } from '@/lib/payment/payment'
import { freshLeftSeconds } from '@/lib/schemes/life'

/** How often one header is handed out at most. */
export const maxPresents = 3

/** What earlier payments of a purchase allow. */
type Weighed =
  | { kind: 'free' }
  | { kind: 'present'; payment: Payment }
  | { kind: 'pending'; previous: Payment }

/**
 * Whether a purchase may get a fresh authorisation, given its earlier payments
 * that were neither delivered nor proven dead.
 *
 * An authorisation past its validBefore still stands in the way: until the
 * chain says its nonce is unused, it may have been taken.
 */
export function weigh(pending: readonly Payment[], nowMs: number): Weighed {
  const newestFirst = [...pending].sort(
    (a, b) => b.createdAtMs - a.createdAtMs || (a.id < b.id ? 1 : -1),
  )
  const previous = newestFirst[0]
  if (!previous) return { kind: 'free' }
  const payment = newestFirst.find((row) => isPresentable(row, nowMs))
  return payment ? { kind: 'present', payment } : { kind: 'pending', previous }
}

/**
 * Whether a seller has time to settle: at least 15 s until `validBefore`.
 * `isFresh`: it was never shown, so as much as a facilitator needs is enough.
 */
export function hasTime(
  { validBefore }: { validBefore: string },
  nowMs: number,
  isFresh = false,
): boolean {
  const leftMs = BigInt(validBefore) * 1000n - BigInt(nowMs)
  return leftMs >= (isFresh ? freshLeftMs : againLeftMs)
}

// A refused or failed one was answered: only the person says what comes next.
function isPresentable(payment: Payment, nowMs: number): boolean {
  return (
    (payment.state === 'ARMED' || payment.state === 'HANDED') &&
    (payment.delivery === 'none' || payment.delivery === 'unknown') &&
    payment.deliveryCode !== identifierConflict &&
    payment.presents < maxPresents &&
    hasTime(payment.intent, nowMs)
  )
}

const freshLeftMs = BigInt(freshLeftSeconds) * 1000n
const againLeftMs = 15_000n
