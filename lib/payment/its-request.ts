import type { Payment } from './payment'
import type { Target } from './ports'

/**
 * Whether a request is the very one a payment was made for. An authorisation is
 * worth its money to whoever reads it, so no other request may carry it, and
 * what answers another request is not its seller's word.
 */
export function isItsRequest(
  payment: Pick<Payment, 'kind' | 'method' | 'url'>,
  target: Pick<Target, 'kind' | 'method' | 'url'>,
): boolean {
  return (
    payment.kind === target.kind &&
    payment.method === target.method &&
    payment.url === target.url
  )
}
