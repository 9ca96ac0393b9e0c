import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonOf } from './history-json'
import { hostileRow } from './hostile-row'
import { exportSchema, readExport } from './read-export'
import { isCoherent } from './row'
import { sampleRow, sampleWallet } from './sample-row'

const head = { exportedAt: '2026-11-21T08:00:00Z', wallet: sampleWallet }

const bent = fc
  .tuple(
    fc.array(fc.oneof(hostileRow, fc.constant(sampleRow())), { maxLength: 2 }),
    fc.constantFrom('exchange', 'insert', 'drop', 'cut', 'double', 'digit'),
    // Anywhere alike: fast-check likes the ends, where only the head is bent.
    fc.noBias(fc.nat({ max: 9_999 })),
    fc.constantFrom(...'"{}[],:\\ \n\u0000019ae-₮'),
  )
  .map(([rows, how, where, char]) => {
    const text = [...jsonOf(head, rows)].join('')
    const at = Math.floor((where / 10_000) * text.length)
    const [before, after] = [text.slice(0, at), text.slice(at)]
    if (how === 'cut') return before
    if (how === 'double') return before + text.slice(at / 2)
    // Still JSON, and perhaps a row that contradicts itself.
    if (how === 'digit') return before + after.replace(/\d/, '7')
    if (how === 'insert') return before + char + after
    return before + (how === 'drop' ? '' : char) + after.slice(1)
  })

test('20,000 bent files: read exactly where the whole parses and holds', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(bent, fc.nat({ max: 3000 }), (text, cut) => {
      const read = readExport([text.slice(0, cut), text.slice(cut)])
      const said = read.ok ? 'ok' : read.because.code
      seen.set(said, (seen.get(said) ?? 0) + 1)
      expect(read.ok).toBe(holds(text))
      if (read.ok) expect(read.rows).toEqual(JSON.parse(text).rows)
    }),
    { numRuns: 20_000 },
  )
  for (const code of ['ok', 'BAD_JSON', 'BAD_SCHEMA', 'BAD_ROW'])
    expect(seen.get(code) ?? 0).toBeGreaterThan(20)
})

/** The same question, answered by parsing all of it at once. */
function holds(text: string): boolean {
  try {
    const whole = exportSchema.safeParse(JSON.parse(text))
    return whole.success && whole.data.rows.every(isCoherent)
  } catch {
    return false
  }
}
