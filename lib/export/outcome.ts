import { formatAmount } from '@/lib/tokens/amount'
import type { ExportRow } from './row'

/**
 * What happened to the money, one of four: `nothing` was taken; `delivered`:
 * paid and delivered; `undelivered`: paid, and proven so, but not delivered;
 * `unknown`: not known yet, so it counts.
 */
export type Outcome = 'nothing' | 'delivered' | 'undelivered' | 'unknown'

/** The outcome of a payment. A seller's "refused" alone proves nothing. */
export function outcomeOf(row: Pick<ExportRow, 'state' | 'status'>): Outcome {
  if (row.state === 'VOID' || row.state === 'DEAD') return 'nothing'
  if (row.status === 'delivered') return 'delivered'
  return row.state === 'SETTLED' ? 'undelivered' : 'unknown'
}

/** What was really taken where that is proven, else what was agreed; atomic. */
export function takenBy(row: Pick<ExportRow, 'atomic' | 'proof'>): bigint {
  const { proof, atomic } = row
  return BigInt(proof?.kind === 'settled' ? proof.amount : atomic)
}

/** The same as a decimal. */
export function takenDecimal(
  row: Pick<ExportRow, 'atomic' | 'proof' | 'decimals'>,
): string {
  return formatAmount(takenBy(row), row.decimals)
}
