import assert from 'node:assert/strict'
import { IDBFactory } from 'fake-indexeddb'
import { CodedError } from '@/lib/messaging/errors'
import type { ModelAbove, ModelRule } from './limits-model'
import { createModelRows } from './limits-rows'
import type { LedgerRoom } from './room'
import { noonMs } from './sample-candidate'
import { sampleKey, sampleRoom } from './sample-room'
import { sampleRule } from './sample-rule'

/** The origin that answers 402 in every sequence. */
export const seller = 'https://seller.example'

/** Counts what a run met, so that it cannot pass by meeting nothing. */
export type Met = Record<
  'paid' | 'stopped' | 'byHand' | 'voided' | 'settled' | 'dead' | 'undone',
  number
>

/** A ledger in a database of its own, and the model beside it. */
export type World = ReturnType<typeof createWorld>

/** Begins anew, with no rule yet. */
export function createWorld() {
  globalThis.indexedDB = new IDBFactory()
  let mark: unknown
  const open = (): LedgerRoom =>
    sampleRoom({
      sealKey: async (): Promise<Uint8Array | null> =>
        world.isLocked ? null : sampleKey,
      outside: {
        load: async () => mark,
        save: async (value) => {
          mark = value
        },
      },
    })
  const roomy = { per24h: 3_000_000, per30d: 30_000_000 }
  const above: ModelAbove = {
    paused: false,
    never: new Set(),
    perPayment: 500_000,
    site: roomy,
    seller: roomy,
    all: roomy,
    latestMs: 0,
    leapt: false,
  }
  const world = {
    isLocked: false,
    nowMs: noonMs,
    room: open(),
    rows: createModelRows(),
    rules: new Map<string, ModelRule>(),
    above,
    roomy,

    /** The worker stopped: another opens the same database. */
    restart(): void {
      world.room = open()
      world.rows.forget()
    },

    /** The ledger's clock, as its rules say it moves. */
    tick(): number {
      const { nowMs } = world
      if (nowMs <= above.latestMs) return above.latestMs
      if (above.latestMs && nowMs - above.latestMs > 26 * 3_600_000)
        above.leapt = true
      above.latestMs = nowMs
      return nowMs
    },
  }
  return world
}

/** `done`, or the code an action failed with. */
export async function codeOf(action: Promise<unknown>): Promise<string> {
  try {
    await action
    return 'done'
  } catch (error) {
    return error instanceof CodedError ? error.code : String(error)
  }
}

/** A rule for one of the sites, in the ledger and in the model. */
export async function addRule(world: World, at: number): Promise<void> {
  const { rules, nowMs } = world
  const id = `rule-${at}`
  const rule = sampleRule({
    id,
    site: `https://site-${at}.example`,
    seller,
    perMinute: 3,
    per24h: '70000',
    per30d: '80000',
    anchor: '20000',
    createdAtMs: nowMs,
    expiresAtMs: nowMs + 40 * 86_400_000,
  })
  const made = await codeOf(world.room.rules.add(rule))
  const refusal = rules.has(id) ? 'RULE_EXISTS' : 'done'
  assert.equal(made, world.isLocked ? 'LOCKED' : refusal)
  if (made !== 'done') return
  rules.set(id, {
    id,
    site: rule.site,
    seller,
    asks: false,
    paused: false,
    perPayment: 50_000,
    per24h: 70_000,
    per30d: 80_000,
    perMinute: 3,
    anchor: 20_000,
    endsMs: rule.expiresAtMs,
    usedMs: nowMs,
    recent: [],
  })
}
