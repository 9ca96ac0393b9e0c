import 'fake-indexeddb/auto'
import assert from 'node:assert/strict'
import { test, vi } from 'vitest'
import { run } from './limits-run'
import { drawOps } from './limits-steps'
import type { Met } from './limits-world'

const isLong = process.env.TUPPENCE_LONG === '1'
const sequences = isLong ? 200_000 : 2000
const maxOps = isLong ? 12 : 30

// Rows are plain data: copied field by field they are compared much sooner.
vi.stubGlobal('structuredClone', copy)

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy)
  if (typeof value !== 'object' || value === null) return value
  const copied: Record<string, unknown> = {}
  for (const key in value) copied[key] = copy(Reflect.get(value, key))
  return copied
}

test(`${sequences} sequences keep every limit`, {
  timeout: 3_600_000,
}, async () => {
  const met: Met = {
    paid: 0,
    stopped: 0,
    byHand: 0,
    voided: 0,
    settled: 0,
    dead: 0,
    undone: 0,
  }
  const startMs = performance.now()
  let steps = 0
  for (let seed = 0; seed < sequences; seed++) {
    const ops = drawOps(seed, maxOps)
    steps += ops.length
    try {
      await run(ops, met)
    } catch (error) {
      throw new Error(`Sequence ${seed}: ${error}\n${JSON.stringify(ops)}`)
    }
  }
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1)
  process.stdout.write(
    `${sequences} sequences, ${steps} steps, ${seconds} s: ` +
      `${JSON.stringify(met)}\n`,
  )
  // Not by never paying.
  assert.ok(met.paid > sequences / 4)
  assert.ok(met.stopped > sequences / 4)
  assert.ok(met.dead > sequences / 100)
  assert.ok(met.undone > 0)
})
