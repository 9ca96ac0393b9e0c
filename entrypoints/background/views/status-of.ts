import type { PaymentRow, PaymentStatus } from '@/lib/contracts/history'
import type { Payment } from '@/lib/payment/payment'

/** A payment without an answer counts as on its way this long, ms. */
const workingMs = 30_000

/**
 * A payment's outcome as a person reads it. That nothing was taken is said only
 * where nothing was signed or the chain proves it.
 */
export function statusOf(payment: Payment, nowMs: number): PaymentStatus {
  const { state, delivery } = payment
  if (state === 'VOID' || state === 'DEAD') return 'void'
  if (delivery === 'ok') return 'delivered'
  if (delivery === 'none' && nowMs - payment.changedAtMs < workingMs)
    return 'working'
  if (state === 'SETTLED') return 'undelivered'
  return delivery === 'none' ? 'unknown' : delivery
}

/** Whose word an outcome is. */
export function provenBy({
  state,
  delivery,
  receipt,
}: Payment): PaymentRow['isProvenBy'] {
  if (state === 'SETTLED' || state === 'DEAD') return 'chain'
  const isSaid = delivery !== 'none' && delivery !== 'unknown'
  return receipt !== null || isSaid ? 'seller' : 'none'
}
