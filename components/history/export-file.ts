import { csvOf } from '@/lib/export/history-csv'
import {
  type ExportHead,
  jsonEnd,
  jsonOf,
  rowJson,
} from '@/lib/export/history-json'
import type { OlderDay } from '@/lib/export/older-day'
import type { ExportRow } from '@/lib/export/row'
import { summaryCsvOf, summaryOf } from '@/lib/export/summary'

export const exportFormats = ['csv', 'json', 'summary'] as const

export type ExportFormat = (typeof exportFormats)[number]

/** A file that is being written, a batch of payments at a time. */
export type ExportFile = {
  add: (rows: readonly ExportRow[]) => void
  finish: () => Blob
}

/**
 * Begins a file; sums by day stand in JSON only. What is written goes into blobs as it comes, so the browser
 * can put it on the disk and no large text is held.
 */
export function beginFile(
  format: ExportFormat,
  head: ExportHead,
  days: readonly OlderDay[] = [],
): ExportFile {
  switch (format) {
    case 'csv':
      return beginCsv()
    case 'json':
      return beginJson(head, days)
    case 'summary':
      return beginSummary()
  }
}

/** What a file is called; `atMs` in UTC. */
export function fileName(format: ExportFormat, atMs: number): string {
  const day = new Date(atMs).toISOString().slice(0, 10)
  return format === 'summary'
    ? `tuppence-months-${day}.csv`
    : `tuppence-history-${day}.${format}`
}

function beginCsv(): ExportFile {
  // The first line names the columns and has no quoted line break in it.
  const names = [...csvOf([], { hasMark: true })].join('')
  const skipped = [...csvOf([])].join('').length
  const parts = [new Blob([names])]
  return {
    add(rows) {
      const text = [...csvOf(rows)].join('')
      parts.push(new Blob([text.slice(skipped)]))
    },
    finish: () => new Blob(parts, { type: 'text/csv' }),
  }
}

function beginJson(head: ExportHead, days: readonly OlderDay[]): ExportFile {
  const shell = [...jsonOf(head, [])].join('')
  const parts = [new Blob([shell.slice(0, -jsonEnd([]).length)])]
  let before = '\n'
  return {
    add(rows) {
      let text = ''
      for (const row of rows) {
        text += before + rowJson(row)
        before = ',\n'
      }
      parts.push(new Blob([text]))
    },
    finish: () =>
      new Blob([...parts, jsonEnd(days)], { type: 'application/json' }),
  }
}

function beginSummary(): ExportFile {
  const all: ExportRow[] = []
  return {
    add: (rows) => {
      // Terms and receipts are large, and sums need none of them.
      for (const row of rows)
        all.push({ ...row, receipt: null, events: [], terms: noTerms })
    },
    finish: () =>
      new Blob([...summaryCsvOf(summaryOf(all), { hasMark: true })], {
        type: 'text/csv',
      }),
  }
}

const noTerms: ExportRow['terms'] = {
  version: 2,
  accepted: null,
  resource: null,
  extensions: null,
}
