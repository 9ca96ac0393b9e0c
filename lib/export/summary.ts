import { type Column, type CsvOptions, writeCsv } from './csv'
import { isoMonth } from './iso-time'
import { outcomeOf } from './outcome'
import type { ExportRow } from './row'
import {
  byText,
  type Counter,
  count,
  newCounter,
  type RowToken,
  type Tally,
  tallyOf,
  tokenKey,
  tokenOf,
} from './tally'

/** What one site took of one token in one month (UTC). */
export type SummaryLine = { month: string; site: string } & RowToken & Tally

/**
 * The history by month, site and token, in that order; payments that took
 * nothing are left out.
 */
export function summaryOf(rows: Iterable<ExportRow>): SummaryLine[] {
  type Group = {
    order: string[]
    head: { month: string; site: string } & RowToken
    counter: Counter
  }
  const groups = new Map<string, Group>()
  for (const row of rows) {
    if (outcomeOf(row) === 'nothing') continue
    const month = isoMonth(row.createdAtMs)
    const order = [month, row.site, tokenKey(row)]
    const key = JSON.stringify(order)
    const group = groups.get(key) ?? {
      order,
      head: { month, site: row.site, ...tokenOf(row) },
      counter: newCounter(),
    }
    count(group.counter, row)
    groups.set(key, group)
  }
  return [...groups.values()]
    .sort((a, b) => byTexts(a.order, b.order))
    .map(({ head, counter }) => ({
      ...head,
      ...tallyOf(counter, head.decimals),
    }))
}

/** The summary as CSV, in chunks. */
export function summaryCsvOf(
  lines: Iterable<SummaryLine>,
  options?: CsvOptions,
): Generator<string> {
  return writeCsv(columns, lines, options)
}

const columns: readonly Column<SummaryLine>[] = [
  { name: 'month', kind: 'exact', of: (line) => line.month },
  { name: 'site', kind: 'text', of: (line) => line.site },
  { name: 'token', kind: 'text', of: (line) => line.symbol },
  { name: 'network', kind: 'exact', of: (line) => line.network },
  { name: 'token_address', kind: 'exact', of: (line) => line.asset },
  { name: 'payments', kind: 'exact', of: (line) => String(line.count) },
  { name: 'amount', kind: 'exact', of: (line) => line.amount },
  {
    name: 'usd',
    kind: 'exact',
    of: (line) => (line.isDollar ? line.amount : null),
  },
  { name: 'delivered', kind: 'exact', of: (line) => String(line.delivered) },
  {
    name: 'not_delivered',
    kind: 'exact',
    of: (line) => String(line.undelivered),
  },
  { name: 'unknown', kind: 'exact', of: (line) => String(line.unknown) },
  { name: 'amount_unknown', kind: 'exact', of: (line) => line.amountUnknown },
]

function byTexts(a: readonly string[], b: readonly string[]): number {
  for (const [index, text] of a.entries()) {
    const order = byText(text, b[index] ?? '')
    if (order !== 0) return order
  }
  return 0
}
