import { expect, test, vi } from 'vitest'
import { csvOf } from '@/lib/export/history-csv'
import { jsonOf } from '@/lib/export/history-json'
import type { ExportRow } from '@/lib/export/row'
import { sampleRow, sampleWallet } from '@/lib/export/sample-row'
import { summaryCsvOf, summaryOf } from '@/lib/export/summary'
import { beginFile, type ExportFormat, fileName } from './export-file'
import { exportHistory } from './export-history'
import { importFile } from './import-file'

const head = { exportedAt: '2026-11-21T08:00:00.000Z', wallet: sampleWallet }
const rows = Array.from({ length: 1_203 }, (_, n) =>
  sampleRow({ id: `row-${n}`, title: n % 7 ? `Story ${n}` : '=1+"é"\r\n' }),
)

async function read({ before, limit }: { before?: string; limit: number }) {
  const from = rows.findIndex(({ id }) => id === before) + 1
  const page = rows.slice(from, from + limit)
  const hasMore = from + limit < rows.length
  return { rows: page, next: hasMore ? (page.at(-1)?.id ?? null) : null }
}

async function write(
  format: ExportFormat,
  wanted: ReadonlySet<string> | null = null,
) {
  const done = await exportHistory({
    file: beginFile(format, head),
    read,
    wanted,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
  // `text()` would take the mark away.
  const bytes = await done?.blob.arrayBuffer()
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return { text, written: done?.written }
}

const joined = (chunks: Iterable<string>) => [...chunks].join('')

test('files written in batches are what would be written at once', async () => {
  const csv = joined(csvOf(rows, { hasMark: true }))
  expect(await write('csv')).toEqual({ text: csv, written: rows.length })
  const json = joined(jsonOf(head, rows))
  expect((await write('json')).text).toBe(json)
  const summary = joined(summaryCsvOf(summaryOf(rows), { hasMark: true }))
  expect((await write('summary')).text).toBe(summary)
})

test('what is wanted alone is written, and no more is read', async () => {
  const wanted = new Set(['row-3', 'row-499'])
  const seen = vi.fn()
  const done = await exportHistory({
    file: beginFile('json', head),
    read,
    wanted,
    onProgress: seen,
    signal: new AbortController().signal,
  })
  const { rows: found } = JSON.parse((await done?.blob.text()) ?? '')
  expect(found.map(({ id }: ExportRow) => id)).toEqual(['row-3', 'row-499'])
  expect(seen.mock.calls).toEqual([[500, 2]])
})

test('an export of nothing is still a whole file', async () => {
  const { text } = await write('json', new Set())
  expect(text).toBe(joined(jsonOf(head, [])))
})

test('a cancelled export gives no file', async () => {
  const stop = new AbortController()
  const done = await exportHistory({
    file: beginFile('csv', head),
    read,
    wanted: null,
    onProgress: () => stop.abort(),
    signal: stop.signal,
  })
  expect(done).toBeNull()
})

test('files are called by what is in them', () => {
  const atMs = Date.UTC(2026, 10, 21, 23)
  expect(fileName('csv', atMs)).toBe('tuppence-history-2026-11-21.csv')
  expect(fileName('json', atMs)).toBe('tuppence-history-2026-11-21.json')
  expect(fileName('summary', atMs)).toBe('tuppence-months-2026-11-21.csv')
})

async function take(parts: BlobPart[], signal = new AbortController().signal) {
  const kept: ExportRow[] = []
  const sizes: number[] = []
  const shares: number[] = []
  const result = await importFile({
    file: new Blob(parts),
    async keep(more) {
      sizes.push(more.length)
      kept.push(...more)
      return { added: more.length }
    },
    onProgress: (share) => shares.push(share),
    signal,
  })
  return { result, kept, sizes, shares }
}

test('what was exported comes back row for row', async () => {
  const json = joined(jsonOf(head, rows))
  const { result, kept, sizes, shares } = await take([json])
  expect(result).toEqual({ ok: true, added: rows.length, isCancelled: false })
  expect(joined(jsonOf(head, kept))).toBe(json)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(500)
  expect(shares.at(-1)).toBe(1)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
})

test.each([
  ['BAD_JSON', null, ['{"schema":"tuppence-history"']],
  ['BAD_JSON', null, [new Uint8Array([0x7b, 0xff, 0xfe])]],
  ['BAD_SCHEMA', null, ['{"rows":[]}']],
  [
    'NEWER_VERSION',
    null,
    ['{"schema":"tuppence-history","version":2,"rows":[]}'],
  ],
] as [string, number | null, BlobPart[]][])(
  'a file that is bad (%s) is refused',
  async (code, row, parts) => {
    const { result, kept } = await take(parts)
    expect(result).toEqual({ ok: false, code, row })
    expect(kept).toEqual([])
  },
)

test('one bad payment at the end keeps all of the file out', async () => {
  const bad = { ...rows[0], atomic: '-1' } as ExportRow
  const { result, kept } = await take([joined(jsonOf(head, [...rows, bad]))])
  expect(result).toEqual({ ok: false, code: 'BAD_ROW', row: 1_204 })
  expect(kept).toEqual([])
})

test('a cancelled import keeps nothing more', async () => {
  const stop = new AbortController()
  stop.abort()
  const json = joined(jsonOf(head, rows))
  const { result, kept } = await take([json], stop.signal)
  expect(result).toEqual({ ok: true, added: 0, isCancelled: true })
  expect(kept).toEqual([])
})
