import type { Spending, SpendingBar } from '@/lib/export/spending'

/** Bars a plot holds at most; older ones are in the table alone. */
export const mostBars = { day: 62, month: 36 } as const

const dayMs = 86_400_000

/**
 * The bars of a plot, oldest first, with an empty one where nothing was spent;
 * the newest ones where there are too many.
 */
export function denseBars(
  { bars, sites }: Pick<Spending, 'bars' | 'sites'>,
  step: 'day' | 'month',
): SpendingBar[] {
  const first = bars[0]?.at
  const last = bars.at(-1)?.at
  if (!first || !last) return []
  const byTime = new Map(bars.map((bar) => [bar.at, bar]))
  const dense: SpendingBar[] = []
  for (
    let at = last;
    at >= first && dense.length < mostBars[step];
    at = before(at, step)
  )
    dense.push(
      byTime.get(at) ?? {
        at,
        sums: sites.map(() => '0'),
        other: '0',
        total: '0',
      },
    )
  return dense.reverse()
}

/** The day or month before, UTC. */
function before(at: string, step: 'day' | 'month'): string {
  if (step === 'day')
    return new Date(Date.parse(at) - dayMs).toISOString().slice(0, 10)
  return new Date(Date.parse(`${at}-01`) - dayMs).toISOString().slice(0, 7)
}

/**
 * Round lines up to the largest sum: 1, 2 or 5 times a power of ten apart, five
 * at most, the first at nothing.
 */
export function gridLines(largest: bigint): bigint[] {
  if (largest <= 0n) return [0n]
  let unit = 1n
  for (;;) {
    for (const factor of [1n, 2n, 5n]) {
      const gap = unit * factor
      const count = (largest + gap - 1n) / gap
      if (count <= 4n)
        return Array.from(
          { length: Number(count) + 1 },
          (_, n) => gap * BigInt(n),
        )
    }
    unit *= 10n
  }
}

/** A part of a sum as a share from 0 to 1, for drawing only. */
export function shareOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 1_000_000
}
