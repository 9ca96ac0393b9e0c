import type { Spread } from './statistics.ts'

/** One line of the table. */
export type Row = {
  part: string
  what: string
  /** With the extension. */
  ours?: Spread
  /** What it is compared with. */
  theirs?: Spread
  /** Of each pair, ours less theirs. */
  difference?: Spread
  unit: 'ms' | 'bytes' | 'state'
  result: string
  /** Absent: told for the reader, not judged. */
  target?: string
  isMet?: boolean
}

/** `12.3 (11.9–13.0)` */
function inWords({ median, q1, q3 }: Spread, digits = 1): string {
  const [m, low, high] = [median, q1, q3].map((ms) => ms.toFixed(digits))
  return `${m} (${low} to ${high})`
}

/** The rows as a table for a terminal. */
export function tableOf(rows: readonly Row[]): string {
  const digits = (row: Row) => (row.what.includes('small fetch') ? 2 : 1)
  const cell = (spread: Spread | undefined, row: Row) =>
    spread ? inWords(spread, digits(row)) : ''
  const lines = [
    [
      '',
      'What',
      'Extension',
      'Compared with',
      'Difference',
      'Result',
      'Target',
      '',
    ],
    ...rows.map((row) => [
      row.part,
      row.what,
      cell(row.ours, row),
      cell(row.theirs, row),
      cell(row.difference, row),
      row.result,
      row.target ?? '',
      row.isMet === undefined ? 'not judged' : row.isMet ? 'met' : 'NOT MET',
    ]),
  ]
  const widths = lines[0]?.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  return lines
    .map((line) =>
      line
        .map((text, column) => text.padEnd(widths?.[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
