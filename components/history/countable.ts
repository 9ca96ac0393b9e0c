import type { PaymentRow } from '@/lib/contracts/history'
import { type ExportRow, moneyOf } from '@/lib/export/row'
import { findToken } from '@/lib/tokens/find-token'
import { networkById } from '@/lib/tokens/networks'

/** What sums are made of. */
type Counted = Pick<
  ExportRow,
  | 'createdAtMs'
  | 'site'
  | 'network'
  | 'asset'
  | 'symbol'
  | 'decimals'
  | 'atomic'
  | 'amount'
  | 'usd'
  | 'state'
  | 'status'
  | 'proof'
>

const known = new WeakMap<PaymentRow, ExportRow>()

/**
 * A line of the history as sums and plots read it. Holds only what they read:
 * for an export, whole rows are asked of the background. Made once a row.
 */
export function countable(row: PaymentRow): ExportRow {
  const made = known.get(row) ?? (make(row) as ExportRow)
  known.set(row, made)
  return made
}

function make(row: PaymentRow): Counted {
  const token = findToken(row.network, row.asset) ?? {
    symbol: row.asset,
    decimals: 0,
    peg: null,
  }
  return {
    createdAtMs: row.createdAtMs,
    site: row.site,
    network: row.network,
    asset: row.asset,
    // Test money is worth nothing, so it is no part of any dollars.
    ...moneyOf(
      row.amount,
      networkById(row.network)?.isTest ? { ...token, peg: null } : token,
    ),
    state: stateOf(row.status),
    status: row.status,
    proof: null,
  }
}

function stateOf(status: PaymentRow['status']): ExportRow['state'] {
  if (status === 'void') return 'VOID'
  return status === 'undelivered' ? 'SETTLED' : 'HANDED'
}
