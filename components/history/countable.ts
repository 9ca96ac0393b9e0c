import type { PaymentRow } from '@/lib/contracts/history'
import { moneyIn } from '@/lib/export/money-in'
import type { OlderDay } from '@/lib/export/older-day'
import type { Counted } from '@/lib/export/outcome'

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
    ...moneyIn({ network, asset, atomic }, asset),
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
    ...moneyIn({ network, asset, atomic: row.amount }, asset),
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
