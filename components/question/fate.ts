import type { PaymentStatus } from '@/lib/contracts/history'

/** What happened to the money, as far as anybody knows. */
export type Fate =
  | 'working'
  | 'nothing-taken'
  | 'delivered'
  | 'paid-not-delivered'
  /** The seller says nothing was taken; only the clock can prove it. */
  | 'says-nothing'
  | 'unknown'

/**
 * A seller that took the money and then failed says so in its receipt, so a
 * receipt that claims success outweighs the page that did not come.
 */
export function fateOf(
  status: PaymentStatus,
  receiptSaysPaid: boolean | null,
): Fate {
  switch (status) {
    case 'working':
      return 'working'
    case 'void':
      return 'nothing-taken'
    case 'delivered':
      return 'delivered'
    case 'undelivered':
      return 'paid-not-delivered'
    case 'refused':
    case 'failed':
      return receiptSaysPaid ? 'paid-not-delivered' : 'says-nothing'
    case 'unknown':
      return receiptSaysPaid ? 'paid-not-delivered' : 'unknown'
  }
}
