import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { jsonOf } from '@/lib/export/history-json'
import { hostileRow } from '@/lib/export/hostile-row'
import { exportSchema } from '@/lib/export/read-export'
import { sampleRow, sampleWallet } from '@/lib/export/sample-row'
import { Ajv2020 } from '../testbed/json-schema'

const file = path.resolve(
  import.meta.dirname,
  '../../docs/history-export.schema.json',
)
const published: object = JSON.parse(readFileSync(file, 'utf8'))
const head = { exportedAt: '2026-11-21T08:00:00.000Z', wallet: sampleWallet }

test('the published schema is the one that is read by, plus its words', () => {
  expect(withoutWords(published)).toEqual(z.toJSONSchema(exportSchema))
})

test('what is written holds by another validator', () => {
  const validate = new Ajv2020({ strict: true }).compile(published)
  fc.assert(
    fc.property(fc.array(hostileRow, { maxLength: 3 }), (rows) => {
      const document = JSON.parse([...jsonOf(head, rows)].join(''))
      expect(validate(document), JSON.stringify(validate.errors)).toBe(true)
    }),
    { numRuns: 500 },
  )
  const day = {
    startMs: 0,
    site: 'https://a.example',
    network: 'eip155:8453',
    asset: '0xab',
    count: 2,
    atomic: '3',
  }
  const document = JSON.parse([...jsonOf(head, [sampleRow()], [day])].join(''))
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true)
  for (const key of Object.keys(document.rows[0])) {
    const row = { ...document.rows[0], [key]: undefined }
    const lacking = JSON.parse(JSON.stringify({ ...document, rows: [row] }))
    expect(validate(lacking), key).toBe(false)
  }
})

/** A schema without titles and descriptions, which say nothing to a reader. */
function withoutWords(schema: object): unknown {
  return JSON.parse(JSON.stringify(schema), (_key, value) => {
    if (typeof value !== 'object' || value === null) return value
    const { title, description, ...rest } = value
    const words = [title, description]
    return words.some((word) => typeof word === 'string') ? rest : value
  })
}
