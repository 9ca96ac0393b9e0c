import 'fake-indexeddb/auto'
import assert from 'node:assert/strict'
import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { test, vi } from 'vitest'
import { CodedError } from '@/lib/messaging/errors'
import type { Ledger } from '@/lib/payment/ledger-port'
import { createWatch } from './invariants'
import { createModel, type Outcome } from './reference-model'
import { noonMs, sampleCandidate } from './sample-candidate'
import { sampleLedger } from './sample-room'

const sequences = 20_000

/** What one step does, besides moving the clock by `laterMs` first. */
const step = fc.record({
  laterMs: fc.constantFrom(
    ...[
      0, 0, 0, 0, 0, 1000, 40_000, 105_000, 106_000, 112_000, -50_000, 7200_000,
    ],
  ),
  what: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('reserve' as const),
        // More than one: reserves that race each other.
        requests: fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }),
        purchase: fc.nat(1),
        again: fc.nat(5).map((draw) => draw === 0),
        isHanding: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: about('signed') },
    { weight: 2, arbitrary: about('voided') },
    { weight: 6, arbitrary: about('handedOver') },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('answered' as const),
        target: fc.nat(99),
        delivery: fc.constantFrom('ok', 'refused', 'failed', 'unknown'),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  ),
})

function about<Kind extends string>(kind: Kind) {
  return fc.record({ kind: fc.constant(kind), target: fc.nat(99) })
}

// Rows are plain data: copied field by field they are compared much sooner.
vi.stubGlobal('structuredClone', copy)

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy)
  if (typeof value !== 'object' || value === null) return value
  const copied: Record<string, unknown> = {}
  for (const key in value) copied[key] = copy(Reflect.get(value, key))
  return copied
}

test(`${sequences} sequences go as the rules say`, {
  timeout: 1_800_000,
}, async () => {
  const steps = fc.oneof(
    { weight: 3, arbitrary: fc.array(step, { maxLength: 8, size: 'max' }) },
    { weight: 1, arbitrary: fc.array(step, { maxLength: 30, size: 'max' }) },
  )
  let count = 0
  let ops = 0
  const startMs = performance.now()
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      count += 1
      await run(sequence)
      ops += sequence.length
    }),
    { numRuns: sequences },
  )
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1)
  process.stdout.write(`${count} sequences, ${ops} steps, ${seconds} s\n`)
})

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function run(sequence: Step[]): Promise<void> {
  globalThis.indexedDB = new IDBFactory()
  const model = createModel()
  const watch = createWatch()
  let ledger = sampleLedger()
  let nowMs = noonMs

  for (const { what, laterMs } of sequence) {
    nowMs += laterMs
    const target = () => {
      const at = 'target' in what ? what.target % (model.rows.length + 1) : 0
      return model.rows[at]?.id ?? 'nobody'
    }
    const seen: Outcome[] = []
    const ruled: Outcome[] = []
    switch (what.kind) {
      case 'restart':
        ledger = sampleLedger()
        model.restarted()
        break
      case 'reserve': {
        const wanted = what.requests.map((request, at) => ({
          id: `payment-${String(watch.nextId() + at).padStart(3, '0')}`,
          purchase: `purchase-${what.purchase}`,
          request: `request-${request}`,
        }))
        seen.push(
          ...(await Promise.all(
            wanted.map((each) => reserve(ledger, each, nowMs, what)),
          )),
        )
        const endsMs = Math.floor(nowMs / 1000) * 1000 + 120_000
        for (const each of wanted)
          ruled.push(
            model.reserve(
              { ...each, endsMs },
              nowMs,
              what.again,
              what.isHanding,
            ),
          )
        break
      }
      case 'signed':
        ledger.signed(target())
        model.signed(target())
        break
      case 'voided':
        seen.push(await outcome(ledger.voided(target(), 'LOCKED', nowMs)))
        ruled.push(model.voided(target(), nowMs))
        break
      case 'handedOver':
        seen.push(await outcome(ledger.handedOver(target(), nowMs)))
        ruled.push(model.handedOver(target(), nowMs))
        break
      case 'answered': {
        const { delivery } = what
        const answer = { delivery, code: null, status: null, receipt: null }
        seen.push(await outcome(ledger.answered(target(), answer, nowMs)))
        ruled.push(model.answered(target(), delivery, nowMs))
        break
      }
    }
    assert.deepEqual(seen, ruled)
    await watch.check(ledger, seen, what.kind === 'reserve' && what.again)
  }

  const rows = (await ledger.list({ limit: 99 })).reverse()
  const found = rows.map((row) => ({
    id: row.id,
    purchase: row.purchaseKey,
    request: row.requestKey,
    state: row.state,
    delivery: row.delivery,
    presents: row.presents,
    endsMs: Number(row.intent.validBefore) * 1000,
    bornMs: row.createdAtMs,
  }))
  assert.deepEqual(found, model.rows)
  await watch.end(ledger, rows)
}

async function reserve(
  ledger: Ledger,
  wanted: { id: string; purchase: string; request: string },
  nowMs: number,
  { again, isHanding }: { again: boolean; isHanding: boolean },
): Promise<Outcome> {
  const reserved = await ledger.reserve(
    sampleCandidate(wanted.id, {
      id: wanted.id,
      purchaseKey: wanted.purchase,
      requestKey: wanted.request,
      nowMs,
    }),
    { again, isHanding },
  )
  if (reserved.kind === 'stopped') return reserved.stop.code
  return reserved.kind === 'refused'
    ? `${reserved.because} ${reserved.previous?.id}`
    : `${reserved.kind} ${reserved.payment.id}`
}

async function outcome(action: Promise<unknown>): Promise<Outcome> {
  try {
    await action
    return 'done'
  } catch (error) {
    return error instanceof CodedError ? error.code : String(error)
  }
}
