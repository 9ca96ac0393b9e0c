/** Measures once and says how long it took, ms. */
export type Measure = (n: number) => Promise<number>

/** Measurements of several sides, row by row of the same turn. */
export type Turns<side extends string> = Record<side, number[]>

/**
 * Measures every side once a turn, in an order drawn anew each turn, so that
 * whatever else the machine does falls on all alike. The first turns warm up
 * and are dropped.
 */
export async function takeTurns<side extends string>(
  sides: Record<side, Measure>,
  { count, warmUp }: { count: number; warmUp: number },
): Promise<Turns<side>> {
  const names = Object.keys(sides) as side[]
  const taken = Object.fromEntries(
    names.map((name): [string, number[]] => [name, []]),
  ) as Turns<side>
  for (let n = 0; n < warmUp + count; n++)
    for (const name of shuffled(names)) {
      const ms = await sides[name](n)
      if (n >= warmUp) taken[name].push(ms)
      await rest()
    }
  return taken
}

/** What one side took more than the other, turn by turn, ms. */
export function differences(
  ours: readonly number[],
  theirs: readonly number[],
): number[] {
  return ours.map((ms, turn) => ms - (theirs[turn] ?? Number.NaN))
}

/** Lets what the last measurement left behind come to its end. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 60))

function shuffled<value>(values: readonly value[]): value[] {
  return values
    .map((value) => ({ value, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}
