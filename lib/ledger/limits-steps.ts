import type { Delivery } from '@/lib/payment/payment'

const hourMs = 3_600_000

/** What the chain says; `deep`: settled, and not to be undone. */
export type Word = 'settled' | 'deep' | 'dead' | 'open'

/** One thing that happens, after `laterMs` that a network may have confirmed. */
export type Op = { laterMs: number; isConfirmed: boolean } & (
  | {
      kind: 'reserve'
      /** More than one: reserves that race each other. */
      requests: number[]
      purchase: number
      rule: number
      value: number
      byHand: boolean
      isPage: boolean
    }
  /** A look before a decision; what follows may change what it saw. */
  | { kind: 'look'; purchase: number; rule: number }
  | { kind: 'handed' | 'voided'; target: number }
  | { kind: 'answered'; target: number; delivery: Exclude<Delivery, 'none'> }
  | { kind: 'looked'; target: number; word: Word }
  | { kind: 'restart' | 'lock' }
  | { kind: 'add' | 'remove'; rule: number }
  | {
      kind: 'edit'
      rule: number
      asks: boolean
      paused: boolean
      per24h: number
    }
  | { kind: 'pauseAll'; paused: boolean }
  | { kind: 'never'; rule: number; never: boolean }
  | { kind: 'ceilings'; scope: 'site' | 'seller' | 'all' }
)

/** Sequences are drawn from a seed: as many and as fast as wanted, repeatable. */
export function drawOps(seed: number, maxOps: number): Op[] {
  const draw = createDraw(seed)
  const length = 1 + draw.below(maxOps)
  const ops: Op[] = []
  while (ops.length < length) ops.push(...drawOp(draw))
  return ops
}

function drawOp(draw: Draw): Op[] {
  const { below, oneOf, maybe } = draw
  const laterMs = maybe(50)
    ? 0
    : oneOf(
        ...[1000, 20_000, 70_000, 110_000, 700_000, 1_500_000, 1_900_000],
        ...[hourMs, 12 * hourMs, 23 * hourMs, 23.7 * hourMs, 24 * hourMs],
        ...[
          25 * hourMs,
          27 * hourMs,
          712.8 * hourMs,
          712.8 * hourMs,
          -30_000,
          -130_000,
        ],
      )
  const isConfirmed = laterMs > 26 * hourMs && maybe(80)
  const after = { laterMs, isConfirmed }
  const now = { laterMs: 0, isConfirmed: false }
  const rule = below(2)
  const target = below(99)
  const what = below(100)
  const delivery = oneOf('ok', 'ok', 'refused', 'failed', 'unknown')
  if (what < 65) {
    const purchase = below(20)
    const look: Op = { ...after, kind: 'look', purchase, rule }
    const isLookedAt = maybe(60)
    const soonMs = isLookedAt ? oneOf(0, 0, 500, 999, 1000, -1) : laterMs
    const first = isLookedAt
      ? [look, ...(maybe(30) ? drawOp(draw).slice(0, 1) : [])]
      : []
    const reserve: Op = {
      ...{ laterMs: soonMs, isConfirmed: isConfirmed && !isLookedAt },
      kind: 'reserve',
      requests: Array.from({ length: maybe(20) ? 3 : 1 }, () => below(60)),
      purchase: maybe(95) ? purchase : below(20),
      rule,
      value: oneOf(5_000, 10_000, 20_000, 30_000, 30_001),
      byHand: maybe(12),
      isPage: maybe(20),
    }
    if (maybe(60)) return [...first, reserve]
    const last = { ...now, target: newest }
    return [
      ...first,
      reserve,
      { ...last, kind: 'handed' },
      { ...last, kind: 'answered', delivery },
    ]
  }
  if (what < 70) return [{ ...after, kind: 'handed', target }]
  if (what < 74) return [{ ...after, kind: 'voided', target }]
  if (what < 78) return [{ ...after, kind: 'answered', target, delivery }]
  if (what < 84) {
    const word = oneOf('settled', 'deep', 'dead', 'dead', 'open')
    const looked: Op = { ...after, kind: 'looked', target, word }
    if (word !== 'settled') return [looked]
    // Its block is undone, and its end is over.
    const later = { laterMs: 130_000, isConfirmed: false }
    return [looked, { ...later, kind: 'looked', target, word: 'dead' }]
  }
  if (what < 86) return [{ ...after, kind: 'restart' }]
  if (what < 88) return [{ ...after, kind: 'lock' }]
  if (what < 90) return [{ ...after, kind: oneOf('add', 'remove'), rule }]
  if (what < 95) {
    const per24h = oneOf(40_000, 70_000, 100_000)
    return [
      {
        ...after,
        kind: 'edit',
        rule,
        asks: maybe(10),
        paused: maybe(20),
        per24h,
      },
    ]
  }
  if (what < 96) return [{ ...after, kind: 'pauseAll', paused: maybe(40) }]
  if (what < 98) return [{ ...after, kind: 'never', rule, never: maybe(40) }]
  const scope = oneOf('site', 'seller', 'all')
  return [{ ...after, kind: 'ceilings', scope }]
}

/** The payment reserved last, as a target. */
export const newest = -1

type Draw = ReturnType<typeof createDraw>

function createDraw(seed: number) {
  const next = generator(seed)
  const below = (count: number) => Math.floor(next() * count)
  return {
    below,
    oneOf: <const T>(...choices: readonly T[]): T =>
      choices[below(choices.length)] as T,
    maybe: (percent: number) => below(100) < percent,
  }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
