import type { Candidate } from '@/lib/payment/ledger-port'
import { type Ground, groundIn } from './by-rule'
import { type Reader, revisionIn } from './transactions'

/** What a look read for its rules, and of which state of the ledger. */
export type GroundsAhead = {
  revision: unknown
  site: string
  seller: string
  /** What the windows were counted back from, Unix ms. */
  nowMs: number
  of: readonly { ruleId: string; purchaseKey: string; ground: Ground }[]
}

/** Windows counted back from longer ago are counted anew, ms. */
const freshMs = 1000

/**
 * The ground of a candidate's rule as it is in `tx`: what a look just read,
 * where nothing was written since, else read here. Windows that were counted
 * from a little earlier reach further back, so they never count less.
 */
export async function groundAheadIn(
  tx: Reader,
  candidate: Candidate,
  ruleId: string,
  ahead: GroundsAhead | null,
): Promise<Ground> {
  const found = ahead && groundOf(ahead, candidate, ruleId)
  return found && (await revisionIn(tx)) === ahead.revision
    ? found
    : await groundIn(tx, candidate, ruleId)
}

function groundOf(
  { site, seller, nowMs, of }: GroundsAhead,
  candidate: Candidate,
  ruleId: string,
): Ground | undefined {
  const ageMs = candidate.nowMs - nowMs
  if (site !== candidate.site || seller !== candidate.seller) return undefined
  if (ageMs < 0 || ageMs >= freshMs) return undefined
  const { purchaseKey } = candidate
  return of.find(
    (one) => one.ruleId === ruleId && one.purchaseKey === purchaseKey,
  )?.ground
}
