/** So many payments that brought nothing pause a rule. */
const maxUndelivered = 2

/** Whether a rule pauses after so many undelivered payments in 24 hours. */
export function shouldPause(undeliveredLast24h: number): boolean {
  return !(undeliveredLast24h < maxUndelivered)
}
