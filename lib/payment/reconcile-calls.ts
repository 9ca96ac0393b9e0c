/** Requests sent at one time, and when, Unix ms. */
export type Spent = { atMs: number; calls: number }

/** At most so many requests go to networks in an hour. */
const callsPerHour = 60

const hourMs = 3_600_000

/** The requests of the last hour; a clock that was set back brings none along. */
export function recent(spent: readonly Spent[], nowMs: number): Spent[] {
  return spent.filter(({ atMs }) => Math.abs(nowMs - atMs) < hourMs)
}

/** How many requests may be sent now. */
export function callsLeft(spent: readonly Spent[], nowMs: number): number {
  const sent = recent(spent, nowMs).reduce((sum, { calls }) => sum + calls, 0)
  return Math.max(0, callsPerHour - sent)
}

/** When so many requests may be sent, Unix ms. */
export function freeAtMs(
  spent: readonly Spent[],
  nowMs: number,
  calls: number,
): number {
  let left = callsLeft(spent, nowMs)
  if (left >= calls) return nowMs
  const oldestFirst = recent(spent, nowMs).toSorted((a, b) => a.atMs - b.atMs)
  for (const one of oldestFirst) {
    left += one.calls
    if (left >= calls) return one.atMs + hourMs
  }
  return nowMs + hourMs
}
