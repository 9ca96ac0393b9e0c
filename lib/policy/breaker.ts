/** So many payments that brought nothing pause a rule. */
const maxUndelivered = 2

/** Whether a rule pauses after so many undelivered payments in 24 hours. */
export function shouldPause(undeliveredLast24h: number): boolean {
  return !(undeliveredLast24h < maxUndelivered)
}

/**
 * The line a payment crossed on the way to a limit, in percent; the higher of
 * two, null for none. All in the limit's units.
 */
export function noticeFor(
  usedBefore: bigint,
  usedAfter: bigint,
  limit: bigint,
): 80 | 100 | null {
  const crossed = (percent: bigint) =>
    usedBefore * 100n < limit * percent && usedAfter * 100n >= limit * percent
  return crossed(100n) ? 100 : crossed(80n) ? 80 : null
}
