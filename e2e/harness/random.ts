/** Draws that come out the same for the same seed. */
export type Random = {
  /** 0 to 1, 1 left out. */
  draw(): number
  /** A whole number from 0 on, below `below`. */
  below(below: number): number
  /** True so many times in a hundred. */
  percent(times: number): boolean
  pick<value>(from: readonly value[]): value
}

/** A generator of its own (mulberry32): never for anything secret. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const draw = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(draw() * limit)
  return {
    draw,
    below,
    percent: (times) => draw() * 100 < times,
    pick(from) {
      const at = below(from.length)
      if (at >= from.length) throw new Error('Nothing to pick from.')
      return from[at] as (typeof from)[number]
    },
  }
}
