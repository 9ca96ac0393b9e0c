import type { PaymentRow } from '@/lib/contracts/history'
import type { Counted } from '@/lib/export/outcome'
import { moneyOf } from '@/lib/export/row'
import { findToken } from '@/lib/tokens/find-token'
import { networkById } from '@/lib/tokens/networks'

const known = new WeakMap<PaymentRow, Counted>()

/** A line of the history as sums and plots read it. Made once a row. */
export function countable(row: PaymentRow): Counted {
  const made = known.get(row) ?? make(row)
  known.set(row, made)
  return made
}

function make(row: PaymentRow): Counted {
  const { createdAtMs, site, network, asset, status, provenAmount } = row
  const token = findToken(network, asset) ?? {
    symbol: asset,
    decimals: 0,
    peg: null,
  }
  return {
    createdAtMs,
    site,
    network,
    asset,
    // Test money is worth nothing, so it is no part of any dollars.
    ...moneyOf(
      row.amount,
      networkById(network)?.isTest ? { ...token, peg: null } : token,
    ),
    state: stateOf(row),
    status,
    proof:
      provenAmount === null ? null : { kind: 'settled', amount: provenAmount },
  }
}

function stateOf({ status, isProvenBy }: PaymentRow): Counted['state'] {
  if (status === 'void') return 'VOID'
  return isProvenBy === 'chain' ? 'SETTLED' : 'HANDED'
}
