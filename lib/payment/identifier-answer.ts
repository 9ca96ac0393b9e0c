import type { Answer } from './ledger-port'
import { identifierConflict, type Payment } from './payment'

/**
 * An answer to a payment that carries a number (`payment-identifier`).
 *
 * 409: the seller has another payment under the number; to show this one again
 * brings the same answer. 400: the number, or the request, was found at fault.
 * Neither says anything about the money, so it stays counted.
 */
export function aboutIdentifier(
  { identifier }: Pick<Payment, 'identifier'>,
  answer: Answer,
): Answer {
  const { delivery, status } = answer
  if (identifier === undefined || delivery !== 'unknown') return answer
  if (status === 409) return { ...answer, code: identifierConflict }
  return status === 400 ? { ...answer, code: 'IDENTIFIER_REFUSED' } : answer
}
