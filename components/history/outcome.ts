import type { PaymentStatus } from '@/lib/contracts/history'

/**
 * What happened to the money, one of four, or that it is on its way. A seller's
 * "refused" proves nothing: until the chain does, it is not known.
 */
export const outcomes = [
  'delivered',
  'undelivered',
  'unknown',
  'void',
  'working',
] as const

export type Outcome = (typeof outcomes)[number]

/** The outcome behind a status. */
export function outcomeOf(status: PaymentStatus): Outcome {
  return status === 'refused' || status === 'failed' ? 'unknown' : status
}
