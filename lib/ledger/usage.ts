import type { Currency } from '@/lib/policy/ceilings'
import type { Usage } from '@/lib/policy/usage'
import {
  type Buckets,
  bucketsIn,
  dayMs,
  hourMs,
  scopesOf,
  totalOf,
} from './sums'
import type { Reader } from './transactions'

/** A rule's usage and the buckets it was summed from. */
export type UsageRead = {
  buckets: { rule: Buckets; site: Buckets; seller: Buckets; all: Buckets }
  counts: Usage['counts']
}

/**
 * Reads what counted payments by rules came to, all requests at once.
 * Windows are counted back from `nowMs`, and nothing recorded later is left out.
 */
export async function usageIn(
  tx: Reader,
  of: { ruleId: string; site: string; seller: string; currency: Currency },
  nowMs: number,
): Promise<UsageRead> {
  const scopes = scopesOf(of)
  const ofRule = tx.objectStore('payments').index('rule')
  const since = (backMs: number) =>
    ofRule.count(
      IDBKeyRange.bound([of.ruleId, nowMs - backMs], [of.ruleId, []], true),
    )
  const [rule, site, seller, all, minute, hour, day] = await Promise.all([
    bucketsIn(tx, scopes.rule, nowMs),
    bucketsIn(tx, scopes.site, nowMs),
    bucketsIn(tx, scopes.seller, nowMs),
    bucketsIn(tx, scopes.all, nowMs),
    since(60_000),
    since(hourMs),
    since(dayMs),
  ])
  return {
    buckets: { rule, site, seller, all },
    counts: { minute, hour, day },
  }
}

/** The usage that was read; null where a sum in it cannot be read. */
export function toUsage(
  { buckets, counts }: UsageRead,
  lastDeliveredAtMs: number | null,
): Usage | null {
  const rule = totalOf(buckets.rule)
  const site = totalOf(buckets.site)
  const seller = totalOf(buckets.seller)
  const all = totalOf(buckets.all)
  if (!rule || !site || !seller || !all) return null
  return { rule, site, seller, all, counts, lastDeliveredAtMs }
}
