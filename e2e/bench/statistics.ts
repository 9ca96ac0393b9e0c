/** The middle of some measurements, and where the middle half lies. */
export type Spread = { median: number; q1: number; q3: number; count: number }

/** Median and quartiles, interpolated between neighbours. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  return {
    median: quantile(sorted, 0.5),
    q1: quantile(sorted, 0.25),
    q3: quantile(sorted, 0.75),
    count: sorted.length,
  }
}

/** Do the middle halves share any value? */
export function overlap(a: Spread, b: Spread): boolean {
  return a.q1 <= b.q3 && b.q1 <= a.q3
}

function quantile(sorted: readonly number[], at: number): number {
  const place = (sorted.length - 1) * at
  const below = sorted[Math.floor(place)]
  const above = sorted[Math.ceil(place)]
  if (below === undefined || above === undefined)
    throw new Error('Nothing was measured.')
  return below + (above - below) * (place - Math.floor(place))
}
