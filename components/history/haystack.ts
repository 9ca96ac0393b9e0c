import type { PaymentRow } from '@/lib/contracts/history'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'

const known = new WeakMap<PaymentRow, string>()

/**
 * Everything a payment can be found by, in lower case: site, seller, page,
 * amount, transaction and recipient. Made once a row.
 */
export function haystackOf(row: PaymentRow): string {
  const made = known.get(row) ?? make(row)
  known.set(row, made)
  return made
}

/** The words of a search; a payment is found when it has all of them. */
export function needlesOf(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean)
}

function make(row: PaymentRow): string {
  const token = findToken(row.network, row.asset)
  return [
    row.site,
    row.seller === row.site ? '' : row.seller,
    row.title,
    row.url,
    token
      ? `${formatAmount(BigInt(row.amount), token.decimals)} ${token.symbol}`
      : `${row.amount} ${row.asset}`,
    row.transaction ?? '',
    row.payTo,
  ]
    .join('\n')
    .toLowerCase()
}
