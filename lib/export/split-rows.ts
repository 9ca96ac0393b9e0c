import { ExportError } from './export-error'

/** How much is read of a file before it is refused. */
export type ExportLimits = {
  /** Characters of the whole file. */
  chars: number
  rowChars: number
  rows: number
  /** Objects and arrays inside each other within one row. */
  depth: number
}

/** Who gets what is found, in the order of the file. */
export type Finders = {
  /** The rows begin: what stands above them, closed so that it is JSON. */
  head: (text: string) => void
  /** `number` counts from 1. */
  row: (text: string, number: number) => void
}

/** More than this above the rows is no export. */
const maxHeadChars = 64 * 1024
/** And more than this around them, where the sums by day stand below. */
const maxShellChars = 16 * 1024 * 1024
/** Only so much before an array is looked at for its name, once there are rows. */
const nameChars = 256

/** The end of the shell where the next array is the rows. */
const beforeRows = /[{,]\s*"rows"\s*:\s*$/

const quote = 34
const comma = 44
const backslash = 92
const openArray = 91
const closeArray = 93
const openObject = 123
const closeObject = 125

/**
 * Cuts a JSON document that comes in chunks into its rows, each a text, and the
 * shell around them, holding no more than one row at a time.
 *
 * Finds borders only; whether a text is JSON is for whoever parses it. `push`
 * and `end` throw {@link ExportError}; `end` gives the shell, its rows empty.
 */
export function createSplitter(limits: ExportLimits, found: Finders) {
  let shell = ''
  let row = ''
  let chars = 0
  let rows = 0
  let depth = 0
  let hasRows = false
  let isInString = false
  let isEscaped = false
  /** Within the rows: what stood there last. */
  let last: 'outside' | 'open' | 'comma' | 'row' = 'outside'

  function push(chunk: string): void {
    chars += chunk.length
    if (chars > limits.chars) throw new ExportError('TOO_LARGE')
    // Where in this chunk the text that is being kept begins.
    let from = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at)
      if (isInString) {
        if (isEscaped) isEscaped = false
        else if (code === backslash) isEscaped = true
        else if (code === quote) isInString = false
        continue
      }
      const isBetween = last !== 'outside' && depth === 2
      if (isBetween && !mayStandBetween(code))
        throw new ExportError('BAD_ROW', rows + 1)
      if (code === quote) isInString = true
      else if (code === openObject || code === openArray) {
        if (isBetween) from = at
        else if (code === openArray && depth === 1) {
          keepShell(chunk.slice(from, at))
          from = at
          if (isBeforeRows()) openRows()
        }
        depth += 1
        if (depth > limits.depth + 2) throw tooDeep()
      } else if (code === closeObject || code === closeArray) {
        depth -= 1
        if (depth === 2 && last !== 'outside') {
          keepRow(chunk.slice(from, at + 1))
          closeRow()
        } else if (depth === 1 && last !== 'outside') {
          if (code === closeObject) throw new ExportError('BAD_JSON')
          shell += '['
          last = 'outside'
          from = at
        }
      } else if (isBetween && code === comma) last = 'comma'
    }
    if (last === 'outside') keepShell(chunk.slice(from))
    else if (depth > 2) keepRow(chunk.slice(from))
  }

  function mayStandBetween(code: number): boolean {
    switch (code) {
      case openObject:
        return last !== 'row'
      case closeArray:
      case closeObject:
        return last !== 'comma'
      case comma:
        return last === 'row'
      default:
        return code === 32 || code === 10 || code === 13 || code === 9
    }
  }

  function openRows(): void {
    if (hasRows) throw new ExportError('BAD_SCHEMA')
    hasRows = true
    last = 'open'
    found.head(`${shell}[]}`)
  }

  function closeRow(): void {
    rows += 1
    if (rows > limits.rows) throw new ExportError('TOO_LARGE')
    last = 'row'
    const text = row
    row = ''
    found.row(text, rows)
  }

  function keepShell(text: string): void {
    shell += text
    if (shell.length > (hasRows ? maxShellChars : maxHeadChars))
      throw new ExportError('BAD_SCHEMA')
  }

  function isBeforeRows(): boolean {
    return beforeRows.test(hasRows ? shell.slice(-nameChars) : shell)
  }

  function keepRow(text: string): void {
    row += text
    if (row.length > limits.rowChars) throw new ExportError('TOO_LARGE')
  }

  function tooDeep(): ExportError {
    return last === 'outside'
      ? new ExportError('BAD_JSON')
      : new ExportError('BAD_ROW', rows + 1)
  }

  function end(): string {
    if (depth !== 0 || isInString) throw new ExportError('BAD_JSON')
    return shell
  }

  return { push, end }
}
