import { identifierConflict, type Payment } from '@/lib/payment/payment'
import { whyNotPresent } from '@/lib/policy/presentable'

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
 * What keeps a payment's header from its seller, as every decision sees it; null
 * where nothing does. `nowMs` by the device's clock.
 */
export function whyNotShown(
  { presents, intent }: Payment,
  nowMs: number,
): ReturnType<typeof whyNotPresent> {
  const validBefore = BigInt(intent.validBefore)
  return whyNotPresent({ presents, validBefore }, nowMs)
}

// A refused or failed one was answered: only the person says what comes next.
function isPresentable(payment: Payment, nowMs: number): boolean {
  return (
    (payment.state === 'ARMED' || payment.state === 'HANDED') &&
    (payment.delivery === 'none' || payment.delivery === 'unknown') &&
    payment.deliveryCode !== identifierConflict &&
    whyNotShown(payment, nowMs) === null
  )
}
