import type { Block } from './reads'

/** The two ends of what an endpoint knows, the older one first. */
export type Ends = { deep: Block; latest: Block }

type BlockAt = (number: bigint) => Promise<Block>

/** Blocks on either side of a time need not be closer than this. */
const closeEnough = 1_000n
/** Rounds of questions to narrow one time down. */
const maxRounds = 10

/**
 * The blocks of a span of time, in seconds, both ends included; a little too
 * many rather than one too few. Block times differ between networks and over
 * a day, so they are read from blocks around the span, not assumed.
 */
export async function blockRange(
  blockAt: BlockAt,
  ends: Ends,
  { fromSeconds, toSeconds }: { fromSeconds: bigint; toSeconds: bigint },
): Promise<{ from: bigint; to: bigint }> {
  const [start, end] = await Promise.all([
    around(blockAt, ends, fromSeconds),
    around(blockAt, ends, toSeconds),
  ])
  return { from: start.before.number, to: end.after.number }
}

/** A block not after a time and one not before it, near each other. */
async function around(
  blockAt: BlockAt,
  ends: Ends,
  seconds: bigint,
): Promise<{ before: Block; after: Block }> {
  const { latest } = ends
  if (seconds >= latest.timestamp) return { before: latest, after: latest }
  let { before, after } = await stepBack(blockAt, ends, seconds)
  for (let round = 0; round < maxRounds; round++) {
    const width = after.number - before.number
    if (width <= closeEnough) break
    const time = atLeastOne(after.timestamp - before.timestamp)
    const past = atMost(seconds - before.timestamp, time)
    const guess = before.number + (width * past) / time
    const margin = width / 16n + 32n
    // One probe on each side: whichever way the guess errs, both ends move.
    const probes = await Promise.all(
      [guess - margin, guess + margin]
        .filter((n) => n > before.number && n < after.number)
        .map((n) => blockAt(n)),
    )
    for (const probe of probes) {
      if (probe.timestamp <= seconds) {
        if (probe.number > before.number) before = probe
      } else if (probe.number < after.number) after = probe
    }
  }
  return { before, after }
}

/** Steps back from the newest block, ever further, to one before a time. */
async function stepBack(
  blockAt: BlockAt,
  { deep, latest }: Ends,
  seconds: bigint,
): Promise<{ before: Block; after: Block }> {
  const blocks = atLeastOne(latest.number - deep.number)
  const time = atLeastOne(latest.timestamp - deep.timestamp)
  let step = ((latest.timestamp - seconds) * blocks * 5n) / (time * 4n) + 64n
  let after = latest
  for (;;) {
    const number = latest.number > step ? latest.number - step : 0n
    const before = await blockAt(number)
    if (before.timestamp <= seconds || number === 0n) return { before, after }
    after = before
    step *= 2n
  }
}

const atLeastOne = (n: bigint) => (n < 1n ? 1n : n)
const atMost = (n: bigint, max: bigint) => (n < 0n ? 0n : n > max ? max : n)
