import { textCell } from './cell'
import { chunksOf } from './chunks'

/**
 * One column. `text` is quoted and made harmless. `exact` is written bare: only
 * for digits, points, times, addresses and hashes of our own making.
 */
export type Column<Row> = {
  name: string
  kind: 'text' | 'exact'
  /** `null` is an empty cell. */
  of: (row: Row) => string | null
}

/** With a byte order mark, spreadsheets read the file as UTF-8. */
export type CsvOptions = { hasMark?: boolean }

/**
 * Writes CSV (RFC 4180) in chunks: a line of names, lines end in CRLF, texts
 * are quoted and never a formula. No byte order mark unless asked for.
 */
export function writeCsv<Row>(
  columns: readonly Column<Row>[],
  rows: Iterable<Row>,
  { hasMark = false }: CsvOptions = {},
): Generator<string> {
  return chunksOf(linesOf(columns, rows, hasMark))
}

function* linesOf<Row>(
  columns: readonly Column<Row>[],
  rows: Iterable<Row>,
  hasMark: boolean,
): Generator<string> {
  const names = columns.map(({ name }) => name).join(',')
  yield `${hasMark ? '\uFEFF' : ''}${names}\r\n`
  for (const row of rows) {
    let line = ''
    for (const column of columns) {
      if (line !== '' || column !== columns[0]) line += ','
      const value = column.of(row)
      if (value !== null)
        line += column.kind === 'text' ? textCell(value) : value
    }
    yield `${line}\r\n`
  }
}
