import { formatAmount } from '@/lib/tokens/amount'
import type { ExportRow } from './row'

/**
 * What happened to the money, one of four: `nothing` was taken; `delivered`:
 * paid and delivered; `undelivered`: paid, and proven so, but not delivered;
 * `unknown`: not known yet, so it counts.
 */
export type Outcome = 'nothing' | 'delivered' | 'undelivered' | 'unknown'

/** As much of a row as sums are made of. */
export type Counted = Taken &
  Pick<
    ExportRow,
    | 'createdAtMs'
    | 'site'
    | 'network'
    | 'asset'
    | 'symbol'
    | 'decimals'
    | 'usd'
    | 'state'
    | 'status'
  > & {
    /** How many payments it is the sum of; one unless said. */
    payments?: number
  }

/** The outcome of a payment. A seller's "refused" alone proves nothing. */
export function outcomeOf(row: Pick<ExportRow, 'state' | 'status'>): Outcome {
  if (row.state === 'VOID' || row.state === 'DEAD') return 'nothing'
  if (row.status === 'delivered') return 'delivered'
  return row.state === 'SETTLED' ? 'undelivered' : 'unknown'
}

/** As much of a proof as sums need: what was really taken, atomic units. */
type Proven = { kind: 'settled'; amount: string } | { kind: 'dead' | 'open' }

/** What was agreed, and what of it is proven. */
type Taken = Pick<ExportRow, 'atomic'> & { proof: Proven | null }

/** What was really taken where that is proven, else what was agreed; atomic. */
export function takenBy({ proof, atomic }: Taken): bigint {
  return BigInt(proof?.kind === 'settled' ? proof.amount : atomic)
}

/** The same as a decimal. */
export function takenDecimal(row: Taken & Pick<ExportRow, 'decimals'>): string {
  return formatAmount(takenBy(row), row.decimals)
}
