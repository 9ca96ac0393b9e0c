import { type LimitedPayment, limitsOn, type RollingLimit } from './limits-on'

/**
 * A line a payment crossed on the way to a limit: 80 percent of it or all. What
 * was used with it and the limit are decimal, in the units of `LimitOn`.
 */
export type Reached = {
  limit: RollingLimit
  percent: 80 | 100
  used: string
  of: string
}

const windows = ['24H', '30D'] as const
/** Of a rule that has all sites' limit to itself, the widest says it for all. */
const scopesAbove = ['ALL', 'SITE', 'SELLER'] as const

/**
 * The lines a payment crosses: of the rule's own limits and, in each window, of
 * the widest above them. What was crossed before is not crossed again.
 */
export function limitsReached(payment: LimitedPayment): Reached[] {
  const limits = limitsOn(payment) ?? []
  const crossed = new Map(
    limits.flatMap(({ name, used, adds, of }) => {
      const percent = of === null ? null : lineBetween(used, used + adds, of)
      return percent === null
        ? []
        : [[name, { percent, used: `${used + adds}`, of: `${of}` }] as const]
    }),
  )
  const at = (limit: RollingLimit) => {
    const line = crossed.get(limit)
    return line && { limit, ...line }
  }
  return windows.flatMap((window) => {
    const above = scopesAbove.map((scope) => at(`${scope}_${window}`))
    const said = [at(`RULE_${window}`), above.find((line) => line)]
    return said.filter((line) => line !== undefined)
  })
}

/** The higher line that lies between two sums, in percent; null for none. */
function lineBetween(
  before: bigint,
  after: bigint,
  limit: bigint,
): 80 | 100 | null {
  const isCrossed = (percent: bigint) =>
    before * 100n < limit * percent && after * 100n >= limit * percent
  return isCrossed(100n) ? 100 : isCrossed(80n) ? 80 : null
}
