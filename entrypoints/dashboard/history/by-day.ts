import type { PaymentRow } from '@/lib/contracts/history'

/** A line of the list: a day's heading, or a payment under it. */
export type Line =
  | { kind: 'day'; key: string; atMs: number }
  | { kind: 'row'; key: string; row: PaymentRow }

/** Puts a heading before each day's payments; rows come newest first. */
export function byDay(rows: readonly PaymentRow[]): Line[] {
  let day = ''
  return rows.flatMap((row): Line[] => {
    const line: Line = { kind: 'row', key: row.id, row }
    const rowDay = new Date(row.createdAtMs).toDateString()
    if (rowDay === day) return [line]
    day = rowDay
    return [
      { kind: 'day', key: `${rowDay} ${row.id}`, atMs: row.createdAtMs },
      line,
    ]
  })
}
