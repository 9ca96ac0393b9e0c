/** The middle of some measurements, and where the middle half lies. */
export type Spread = { median: number; q1: number; q3: number; count: number }

/** Median and quartiles, interpolated between neighbours. */
export function spreadOf(values: readonly number[]): Spread {
  return {
    median: quantile(values, 0.5),
    q1: quantile(values, 0.25),
    q3: quantile(values, 0.75),
    count: values.length,
  }
}

/** Do the middle halves share any value? */
export function overlap(a: Spread, b: Spread): boolean {
  return a.q1 <= b.q3 && b.q1 <= a.q3
}

/** The value below which a share of them lies: 0.99 gives p99. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * at
  const below = sorted[Math.floor(place)]
  const above = sorted[Math.ceil(place)]
  if (below === undefined || above === undefined)
    throw new Error('Nothing was measured.')
  return below + (above - below) * (place - Math.floor(place))
}
