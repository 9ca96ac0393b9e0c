import 'fake-indexeddb/auto'
import assert from 'node:assert/strict'
import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { type IDBPDatabase, openDB } from 'idb'
import { test, vi } from 'vitest'
import { CodedError } from '@/lib/messaging/errors'
import type { Payment } from '@/lib/payment/payment'
import type { Ledger } from '@/lib/payment/ports'
import { createLedger } from './ledger'
import { createModel, type Outcome } from './reference-model'
import { noonMs, sampleCandidate } from './sample-candidate'

const sequences = 2_000
const site = 'https://news.example'

/** What one step does, besides moving the clock by `laterMs` first. */
const step = fc.record({
  laterMs: fc.constantFrom(0, 0, 0, 1000, 60_000, 110_000, -50_000, 7200_000),
  what: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('reserve' as const),
        // More than one: reserves that race each other.
        requests: fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }),
        purchase: fc.nat(1),
        again: fc.nat(5).map((draw) => draw === 0),
      }),
    },
    { weight: 2, arbitrary: about('handed') },
    { weight: 1, arbitrary: about('voided') },
    { weight: 2, arbitrary: about('presented') },
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
  timeout: 180_000,
}, async () => {
  const steps = fc.array(step, { maxLength: 30, size: 'max' })
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
  let ledger = createLedger()
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
        ledger = createLedger()
        break
      case 'reserve': {
        const wanted = what.requests.map((request, at) => ({
          id: `payment-${String(watch.nextId() + at).padStart(3, '0')}`,
          purchase: `purchase-${what.purchase}`,
          request: `request-${request}`,
        }))
        seen.push(
          ...(await Promise.all(
            wanted.map((each) => reserve(ledger, each, nowMs, what.again)),
          )),
        )
        const endsMs = Math.floor(nowMs / 1000) * 1000 + 120_000
        for (const each of wanted)
          ruled.push(model.reserve({ ...each, endsMs }, nowMs, what.again))
        break
      }
      case 'handed':
        seen.push(await outcome(ledger.handed(target(), nowMs)))
        ruled.push(model.handed(target(), nowMs))
        break
      case 'voided':
        seen.push(await outcome(ledger.voided(target(), 'LOCKED', nowMs)))
        ruled.push(model.voided(target(), nowMs))
        break
      case 'presented':
        seen.push(await outcome(ledger.presented(target(), nowMs)))
        ruled.push(model.presented(target(), nowMs))
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
  again: boolean,
): Promise<Outcome> {
  const reserved = await ledger.reserve(
    sampleCandidate(wanted.id, {
      id: wanted.id,
      purchaseKey: wanted.purchase,
      requestKey: wanted.request,
      nowMs,
    }),
    { again },
  )
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

/** Watches the ledger from outside for what must never happen. */
function createWatch() {
  let before = new Map<string, Payment>()
  let countedBefore = 0n
  let reserves = 0
  let raw: IDBPDatabase | undefined

  return {
    nextId: () => reserves,

    async check(ledger: Ledger, seen: Outcome[], again: boolean) {
      reserves += seen.length
      const taken = await ledger.takenBy(site, 0)
      // Read past the ledger: what is stored, not what it says is stored.
      raw ??= await openDB('tuppence-ledger')
      const rows: Payment[] = await raw.getAll('payments')
      const counted = BigInt(taken[0]?.amount ?? 0)

      let voided = 0n
      for (const row of rows) {
        const was = before.get(row.id)
        // I1: what is handed over was ARMED, on the disk, with this message.
        if (row.state === 'HANDED' && was?.state !== 'HANDED') {
          assert.equal(was?.state, 'ARMED')
          assert.deepEqual(row.intent, was.intent)
          assert.equal(row.digest, was.digest)
        }
        if (row.state === 'VOID' && was?.state === 'ARMED')
          voided += BigInt(row.intent.value)
        // I3: a new one beside one that was not answered, only when told to.
        if (!was && !again)
          for (const other of rows)
            if (other !== row && other.purchaseKey === row.purchaseKey)
              assert.ok(other.state === 'VOID' || other.delivery === 'ok')
      }

      // I8: whatever is not known to be unspent counts.
      const unspent = rows.filter(({ state }) => state === 'VOID')
      assert.equal(counted, 10_000n * BigInt(rows.length - unspent.length))
      // I9: nothing is given back but what was never signed.
      assert.ok(counted >= countedBefore - voided)

      before = new Map(rows.map((row) => [row.id, row]))
      countedBefore = counted
    },

    async end(ledger: Ledger, rows: Payment[]) {
      for (const row of rows) {
        const events = await ledger.events(row.id)
        const kinds = events.map(({ kind }) => kind)
        const times = events.map(({ atMs }) => atMs)
        const count = (kind: string) =>
          kinds.filter((each) => each === kind).length
        assert.equal(kinds[0], 'reserved')
        assert.equal(count('signed'), row.state === 'HANDED' ? 1 : 0)
        assert.equal(count('presented'), row.presents)
        // The ledger's clock never runs backwards.
        assert.deepEqual(
          times,
          times.toSorted((a, b) => a - b),
        )
      }
    },
  }
}
