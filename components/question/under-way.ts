import type { PaymentDetail } from '@/lib/contracts/history'

/** An answer is waited for this long, ms; then what was known before stands. */
const awaitedMs = 30_000

/**
 * Whether a payment's answer is still to come: of the first time it is handed
 * over, or of once more. What an earlier answer said is not news then.
 */
export function isUnderWay(detail: PaymentDetail, nowMs: number): boolean {
  if (detail.row.status === 'working') return true
  if (detail.row.status === 'delivered') return false
  const last = detail.events.findLast(({ kind }) => steps.includes(kind))
  return last?.kind === 'presented' && nowMs - last.atMs < awaitedMs
}

const steps = ['presented', 'answered', 'lost', 'dead', 'voided']
