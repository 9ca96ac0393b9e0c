import { type LimitedPayment, limitsOn } from './limits-on'
import type { Stop } from './stop'

/**
 * The first limit that one more payment would pass; null when all hold. A limit
 * holds when what was used and the amount together are not above it.
 */
export function limitStop(payment: LimitedPayment): Stop | null {
  const limits = limitsOn(payment)
  if (!limits) return { code: 'NO_CEILING', limit: null }
  for (const { name, used, adds, of } of limits) {
    const code = `OVER_${name}` as const
    if (of === null) return { code, limit: null }
    if (used + adds > of) return { code, limit: { used, of } }
  }
  return null
}
