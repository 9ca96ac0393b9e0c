import type { Delivery } from '@/lib/payment/payment'

const hourMs = 3_600_000

/** One thing that happens, after `laterMs`. */
export type Op = { laterMs: number } & (
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
  | { kind: 'handed' | 'voided'; target: number }
  | { kind: 'answered'; target: number; delivery: Exclude<Delivery, 'none'> }
  | { kind: 'restart' | 'lock' | 'confirm' }
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
  const next = generator(seed)
  const below = (count: number) => Math.floor(next() * count)
  const oneOf = <const T>(...choices: readonly T[]): T =>
    choices[below(choices.length)] as T
  const maybe = (percent: number) => below(100) < percent
  const length = 1 + below(maxOps)
  return Array.from({ length }, (): Op => {
    const laterMs = maybe(45)
      ? 0
      : oneOf(
          ...[1000, 20_000, 70_000, 110_000, 700_000, hourMs, 12 * hourMs],
          ...[23 * hourMs, 24 * hourMs, 25 * hourMs, 27 * hourMs, -30_000],
          ...[-130_000, -5 * hourMs, 700 * hourMs],
        )
    const rule = below(2)
    const target = below(99)
    const draw = below(100)
    if (draw < 50)
      return {
        laterMs,
        kind: 'reserve',
        requests: Array.from({ length: maybe(20) ? 3 : 1 }, () => below(60)),
        purchase: below(12),
        rule,
        value: oneOf(5_000, 10_000, 20_000, 30_000, 30_001),
        byHand: maybe(12),
        isPage: maybe(20),
      }
    if (draw < 58) return { laterMs, kind: 'handed', target }
    if (draw < 63) return { laterMs, kind: 'voided', target }
    if (draw < 73)
      return {
        laterMs,
        kind: 'answered',
        target,
        delivery: oneOf('ok', 'ok', 'refused', 'failed', 'unknown'),
      }
    if (draw < 76) return { laterMs, kind: 'restart' }
    if (draw < 79) return { laterMs, kind: 'lock' }
    if (draw < 87) return { laterMs, kind: 'confirm' }
    if (draw < 89) return { laterMs, kind: oneOf('add', 'remove'), rule }
    if (draw < 93)
      return {
        laterMs,
        kind: 'edit',
        rule,
        asks: maybe(10),
        paused: maybe(20),
        per24h: oneOf(40_000, 70_000, 100_000),
      }
    if (draw < 95) return { laterMs, kind: 'pauseAll', paused: maybe(40) }
    if (draw < 97) return { laterMs, kind: 'never', rule, never: maybe(50) }
    return { laterMs, kind: 'ceilings', scope: oneOf('site', 'seller', 'all') }
  })
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
