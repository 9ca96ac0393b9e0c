import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonCaps } from '@/lib/x402/caps'
import { type ExportHead, jsonOf, rowJson } from './history-json'
import { hostileRow } from './hostile-row'
import { createExportReader, exportLimits, readExport } from './read-export'
import type { ExportRow } from './row'
import { sampleRow, sampleWallet } from './sample-row'

const head: ExportHead = {
  exportedAt: '2026-11-21T08:00:00.000Z',
  wallet: sampleWallet,
}

const written = (rows: ExportRow[]) => [...jsonOf(head, rows)].join('')
const one = written([sampleRow()])

/** The document with one row, that row changed. */
function withRow(change: Record<string, unknown>): string {
  const row = { ...sampleRow(), ...change }
  return JSON.stringify({
    ...JSON.parse(written([])),
    rows: [sampleRow(), row],
  })
}

function codeOf(source: string): string {
  const read = readExport(source)
  return read.ok
    ? 'ok'
    : `${read.because.code} ${read.because.row ?? ''}`.trim()
}

test('export, import, export: the same bytes, whatever the rows and chunks', () => {
  const cuts = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fc.array(hostileRow, { maxLength: 3 }), cuts, (rows, sizes) => {
      const text = written(rows)
      const read = readExport(chunked(text, sizes))
      if (!read.ok) expect.fail(JSON.stringify(read.because))
      expect(read.head).toEqual(head)
      expect([...jsonOf(read.head, read.rows)].join('')).toBe(text)
      expect(JSON.parse(text).rows).toHaveLength(rows.length)
    }),
    { numRuns: 2000 },
  )
})

test('behavior: terms as deep as a seller may send are read again', () => {
  let extensions: Record<string, unknown> = {}
  for (let n = 1; n < jsonCaps.maxDepth; n++) extensions = { n: extensions }
  const { terms } = sampleRow()
  expect(codeOf(withRow({ terms: { ...terms, extensions } }))).toBe('ok')
})

test('key order and white space of others are read, and ours written', () => {
  const { schema, version, ...rest } = JSON.parse(one)
  const turned = Object.fromEntries(Object.entries(rest.rows[0]).reverse())
  const other = { version, schema, rows: [turned], ...{ wallet: head.wallet } }
  const text = JSON.stringify(
    { ...other, exportedAt: head.exportedAt },
    null,
    3,
  )
  const read = readExport(`\uFEFF${text}\n`)
  expect(read.ok && written(read.rows)).toBe(one)
})

test('sums by day below the rows are held against the format, and let go of', () => {
  const day = {
    startMs: 0,
    site: 'https://a.example',
    network: 'eip155:8453',
    asset: '0xab',
    count: 2,
    atomic: '3',
  }
  // More than may stand above the rows.
  const days = Array.from({ length: 2_000 }, (_, at) => ({
    ...day,
    startMs: at * 86_400_000,
  }))
  const text = [...jsonOf(head, [sampleRow()], days)].join('')
  expect(JSON.parse(text).olderDays).toEqual(days)
  const read = readExport(text.match(/.{1,1000}/gs) ?? [])
  expect(read).toMatchObject({ ok: true, head })
  expect(read.ok && written(read.rows)).toBe(one)
  for (const bad of [{ count: 0 }, { atomic: '-1' }, { more: 1 }])
    expect(
      codeOf(
        [...jsonOf(head, [], [day])]
          .join('')
          .replace(JSON.stringify(day), JSON.stringify({ ...day, ...bad })),
      ),
    ).toBe('BAD_SCHEMA')
  const large = one.replace(/\n]}\n$/, `],"x":"${' '.repeat(17 * 1024 ** 2)}"}`)
  expect(codeOf(large)).toBe('BAD_SCHEMA')
})

test('keys that are not the format’s are never written', () => {
  const row = { ...sampleRow(), secret: 1, proof: null, hidden: true }
  expect(rowJson(row)).toBe(rowJson(sampleRow({ proof: null })))
})

test.each<[what: string, code: string, text: string]>([
  ['nothing', 'BAD_JSON', ''],
  ['no JSON', 'BAD_JSON', 'id,time\r\n'],
  ['a cut file', 'BAD_JSON', one.slice(0, -3)],
  ['a file cut within a row', 'BAD_JSON', one.slice(0, 900)],
  ['something after it', 'BAD_JSON', `${one}{}`],
  ['an array', 'BAD_SCHEMA', '[]'],
  ['another document', 'BAD_SCHEMA', '{"rows":[{}]}'],
  ['the kind after the rows', 'BAD_SCHEMA', '{"rows":[],"schema":"x"}'],
  ['an unknown key', 'BAD_SCHEMA', one.replace('{"schema', '{"a":1,"schema')],
  ['no wallet', 'BAD_SCHEMA', one.replace(/"wallet":"\w+",/, '')],
  ['rows twice', 'BAD_SCHEMA', one.replace('"rows":[', '"rows":[],"rows":[')],
  [
    'rows under a disguised key',
    'BAD_SCHEMA',
    one.replace('"rows"', '"row\\u0073"'),
  ],
  ['a later version', 'NEWER_VERSION', one.replace(':1,', ':2,')],
  [
    'a later version of other rows',
    'NEWER_VERSION',
    '{"schema":"tuppence-history","version":9,"rows":[1]}',
  ],
  ['version nought', 'BAD_SCHEMA', one.replace(':1,', ':0,')],
  [
    'a row that is no object',
    'BAD_ROW 1',
    one.replace('"rows":[', '"rows":[1,'),
  ],
  ['a row that is a text', 'BAD_ROW 1', one.replace('"rows":[', '"rows":["",')],
  ['a missing comma', 'BAD_ROW 2', one.replace('\n]', '{}]')],
  ['a comma too many', 'BAD_ROW 2', one.replace('\n]', ',]')],
  ['crossed brackets', 'BAD_ROW 1', one.replace('"events":[', '"events":{')],
  [
    'a row too deep',
    'BAD_ROW 1',
    one.replace('"rows":[', `"rows":[{"a":${'['.repeat(40)}`),
  ],
])('%s: %s', (_what, code, text) => {
  expect(codeOf(text)).toBe(code)
})

test.each<[what: string, change: Record<string, unknown>]>([
  ['a key too many', { extra: 1 }],
  ['a key too few', { digest: undefined }],
  ['a number for units', { atomic: 10000 }],
  ['negative units', { atomic: '-1' }],
  ['units past 78 digits', { atomic: '9'.repeat(79) }],
  ['an amount that is not the units', { amount: '1.00' }],
  ['dollars that are not the amount', { usd: '0.02' }],
  [
    'decimals that are not the token’s',
    { decimals: 4, amount: '1.00', usd: null },
  ],
  ['a time that is no time', { createdAtMs: 1.5 }],
  ['a time past 9999', { createdAtMs: 253_402_300_800_000 }],
  ['a link for a hash', { digest: 'javascript:alert(1)' }],
  ['a short nonce', { nonce: '0x11' }],
  ['an unknown state', { state: 'PAID' }],
  [
    'terms that are a list',
    { terms: { version: 2, accepted: 1, resource: [], extensions: null } },
  ],
  [
    'terms without an entry',
    { terms: { version: 2, resource: null, extensions: null } },
  ],
])('%s: the second row is named', (_what, change) => {
  expect(codeOf(withRow({}))).toBe('ok')
  expect(codeOf(withRow(change))).toBe('BAD_ROW 2')
})

test('a key named __proto__ is a key too many, and changes no prototype', () => {
  const text = one.replace('{"id"', '{"__proto__":{"state":"DEAD"},"id"')
  expect(codeOf(text)).toBe('BAD_ROW 1')
})

test('too large: the file, a row, the rows', () => {
  const limits = { ...exportLimits, chars: one.length - 1 }
  const read = (change: object) =>
    readExport(one, { ...exportLimits, ...change })
  expect(readExport(one, limits)).toMatchObject({
    because: { code: 'TOO_LARGE' },
  })
  expect(read({ rowChars: 100 })).toMatchObject({
    because: { code: 'TOO_LARGE' },
  })
  expect(read({ rows: 0 })).toMatchObject({ because: { code: 'TOO_LARGE' } })
  expect(read({ chars: one.length, rows: 1 }).ok).toBe(true)
})

test('a reader gives rows as they come', () => {
  const reader = createExportReader()
  const text = written([sampleRow({ id: 'a' }), sampleRow({ id: 'b' })])
  const half = text.indexOf('"id":"b"')
  expect(reader.push(text.slice(0, half)).map(({ id }) => id)).toEqual(['a'])
  expect(reader.push(text.slice(half)).map(({ id }) => id)).toEqual(['b'])
  expect(reader.end()).toEqual(head)
})

test('100,000 rows are written', () => {
  const rows = Array.from({ length: 100_000 }, () => sampleRow())
  let chars = 0
  for (const chunk of jsonOf(head, rows)) chars += chunk.length
  expect(chars).toBeGreaterThan(100_000_000)
})

function chunked(text: string, sizes: readonly number[]): string[] {
  const chunks: string[] = []
  let from = 0
  for (const size of sizes) {
    chunks.push(text.slice(from, from + size))
    from += size
  }
  return [...chunks, text.slice(from)]
}
