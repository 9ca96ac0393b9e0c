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
  if (state === 'SETTLED' && didCome(payment)) return 'delivered'
  if (delivery === 'none' && nowMs - payment.changedAtMs < workingMs)
    return 'working'
  if (state === 'SETTLED') return 'undelivered'
  return delivery === 'none' ? 'unknown' : delivery
}

/** What was bought came, even where the receipt beside it said otherwise. */
export function didCome({
  delivery,
  status,
}: Pick<Payment, 'delivery' | 'status'>): boolean {
  const isSuccess = status !== null && status >= 200 && status < 300
  return delivery === 'ok' || (delivery === 'failed' && isSuccess)
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
