import type { PaymentDetail } from '@/lib/contracts/history'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'

/**
 * What a seller needs to find a payment that went wrong, as text to paste. It
 * holds nothing of the person but the account that paid: no limit, no history.
 */
export function paymentReport(detail: PaymentDetail, product: string): string {
  const { row, receipt } = detail
  const facts: [string, string | number | null][] = [
    ['Amount', amountOf(row)],
    ['Network', row.network],
    ['Token', row.asset],
    ['From', detail.from],
    ['To', detail.payTo],
    ['Agreed', new Date(row.createdAtMs).toISOString()],
    ['Usable until', new Date(row.liveUntilMs).toISOString()],
    ['Nonce', detail.nonce],
    ['Payment number', detail.identifier],
    ['Handed over', `${detail.presents}`],
    ['Status', `${row.status}, shown by: ${row.isProvenBy}`],
    // What a seller sends could pass for a line of ours.
    ['Code', row.code && JSON.stringify(row.code)],
    ['HTTP status', detail.httpStatus],
    ['Transaction', row.transaction && JSON.stringify(row.transaction)],
    ['Receipt', receipt?.raw ? JSON.stringify(receipt.raw) : null],
  ]
  return [
    `${row.method} ${row.url}`,
    `Payment ${row.id}, written down by ${product}`,
    ...facts.flatMap(([name, value]) =>
      value === null ? [] : [`${name}: ${value}`],
    ),
    '',
    `Terms agreed: ${detail.terms}`,
  ].join('\n')
}

function amountOf(row: PaymentDetail['row']): string {
  const { amount, network, asset, isUpTo, provenAmount } = row
  const token = findToken(network, asset)
  const said = token
    ? `${formatAmount(BigInt(amount), token.decimals)} ${token.symbol}`
    : `${amount} units`
  const most = isUpTo ? `up to ${said}` : said
  return provenAmount === null || provenAmount === amount
    ? most
    : `${most}, ${provenAmount} units taken`
}
