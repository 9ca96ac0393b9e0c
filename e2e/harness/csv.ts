/**
 * Reads CSV as RFC 4180 has it and nothing besides: CRLF, quotes doubled,
 * every record as long as the first. Throws where a lenient reader would guess.
 */
export function readCsv(text: string): Record<string, string>[] {
  const [names, ...records] = recordsOf(text)
  if (!names) throw new Error('No line of names')
  return records.map((record, at) => {
    if (record.length !== names.length)
      throw new Error(
        `Record ${at + 1} has ${record.length} cells, not ${names.length}`,
      )
    return Object.fromEntries(names.map((name, n) => [name, record[n] ?? '']))
  })
}

/** Every record of the file, the names too; `end` of a line, as it must be. */
export function recordsOf(text: string, end = '\r\n'): string[][] {
  const cell = new RegExp(`^(?:"((?:[^"]|"")*)"|([^",\\r\\n]*))(,|${end})`)
  // The one thing RFC 4180 does not know: spreadsheets need it for UTF-8.
  let rest = text.replace(/^\uFEFF/, '')
  const records: string[][] = []
  let record: string[] = []
  while (rest !== '') {
    const [whole = '', quoted, bare = '', after] = cell.exec(rest) ?? []
    if (whole === '') throw new Error(`No cell: ${rest.slice(0, 80)}`)
    record.push(quoted?.replaceAll('""', '"') ?? bare)
    rest = rest.slice(whole.length)
    if (after === ',') continue
    records.push(record)
    record = []
  }
  if (record.length > 0) throw new Error('The last line has no end')
  return records
}

/** A text of a cell as it was before it was made harmless. */
export function unguarded(cell: string): string {
  return cell.replace(
    /(^|[;|\t\r\n])'(?=['\s\p{Cc}\p{Cf}"]*[=+\-@\u2212\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20])/gu,
    '$1',
  )
}
