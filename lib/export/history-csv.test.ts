import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvOf } from './history-csv'
import { hostileRow } from './hostile-row'
import type { ExportRow } from './row'
import { others, sampleRow } from './sample-row'

const written = (rows: ExportRow[]) => [...csvOf(rows)].join('')

/** One payment as the reader of the file finds it, by column. */
function found(row: ExportRow): Record<string, string> {
  const [names = [], cells = []] = strictCsv(written([row]))
  return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))
}

test('a payment in its columns', () => {
  expect(found(sampleRow())).toMatchObject({
    time: '2026-11-21T07:44:57.120Z',
    outcome: 'delivered',
    amount: '0.01',
    token: 'USDC',
    usd: '0.01',
    network: 'eip155:8453',
    amount_atomic: '10000',
    valid_before: '2026-11-21T07:49:57.000Z',
    decided_by: 'you',
    rule_id: '',
    http_status: '200',
    proof: 'settled',
    proof_block_time: '2026-11-21T07:45:01.000Z',
    proof_amount: '0.01',
    receipt_success: 'true',
    offer_signed: '',
  })
})

test('amounts are exact beyond 2^53, and bare', () => {
  const row = sampleRow(others('123456789012345678901234567890'))
  expect(found(row).amount).toBe('123456789012.34567890123456789')
  expect(written([row])).toContain(',123456789012.34567890123456789,')
})

test('a mark for spreadsheets, only when asked for', () => {
  expect([...csvOf([], { hasMark: true })].join('').slice(0, 3)).toBe(
    '\uFEFFid',
  )
  expect(written([]).slice(0, 2)).toBe('id')
})

test('hostile rows: a strict parser finds every cell, none is a formula', () => {
  fc.assert(
    fc.property(fc.array(hostileRow, { maxLength: 3 }), (rows) => {
      const [names = [], ...lines] = strictCsv(written(rows))
      expect(lines).toHaveLength(rows.length)
      for (const [index, cells] of lines.entries()) {
        expect(cells).toHaveLength(names.length)
        for (const cell of cells)
          expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
        const title = cells[names.indexOf('title')]
        const sent = rows[index]?.title.toWellFormed()
        expect(title?.replaceAll("'", '')).toBe(sent?.replaceAll("'", ''))
      }
    }),
    { numRuns: 2000 },
  )
})

test('100,000 rows come in chunks', () => {
  let chars = 0
  let longest = 0
  for (const chunk of csvOf(manyRows(100_000))) {
    chars += chunk.length
    longest = Math.max(longest, chunk.length)
  }
  expect(chars).toBeGreaterThan(50_000_000)
  expect(longest).toBeLessThan(80_000)
})

test('nothing is made before it is asked for', () => {
  const chunks = csvOf(manyRows(Number.POSITIVE_INFINITY))
  expect(chunks.next().done).toBe(false)
})

function* manyRows(count: number): Generator<ExportRow> {
  for (let at = 0; at < count; at += 1) yield sampleRow({ id: `r${at}` })
}

/** RFC 4180 §2 to the letter; throws on anything it does not allow. */
function strictCsv(text: string): string[][] {
  const records: string[][] = []
  let cells: string[] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  while (field.lastIndex < text.length) {
    const match = field.exec(text)
    if (!match) throw new Error('not RFC 4180')
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === ',') continue
    records.push(cells)
    cells = []
  }
  if (cells.length > 0) throw new Error('no CRLF at the end')
  return records
}
