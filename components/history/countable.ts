import type { PaymentRow } from '@/lib/contracts/history'
import type { OlderDay } from '@/lib/export/older-day'
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

/** A day of older payments, as the same. */
export function countableDay(day: OlderDay): Counted {
  const { startMs, site, network, asset, count, atomic } = day
  return {
    createdAtMs: startMs,
    site,
    network,
    asset,
    ...moneyIn(network, asset, atomic),
    state: 'SETTLED',
    status: 'delivered',
    proof: null,
    payments: count,
  }
}

function make(row: PaymentRow): Counted {
  const { createdAtMs, site, network, asset, status, provenAmount } = row
  return {
    createdAtMs,
    site,
    network,
    asset,
    ...moneyIn(network, asset, row.amount),
    state: stateOf(row),
    status,
    proof:
      provenAmount === null ? null : { kind: 'settled', amount: provenAmount },
  }
}

function moneyIn(network: string, asset: string, atomic: string) {
  const token = findToken(network, asset) ?? {
    symbol: asset,
    decimals: 0,
    peg: null,
  }
  // Test money is worth nothing, so it is no part of any dollars.
  const { isTest } = networkById(network) ?? { isTest: false }
  return moneyOf(atomic, isTest ? { ...token, peg: null } : token)
}

function stateOf({ status, isProvenBy }: PaymentRow): Counted['state'] {
  if (status === 'void') return 'VOID'
  return isProvenBy === 'chain' ? 'SETTLED' : 'HANDED'
}
