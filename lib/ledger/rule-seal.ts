import type { Ceilings } from '@/lib/policy/ceilings'
import type { Rule } from '@/lib/policy/rule'
import { macOf } from './mac'

/** Seals a rule: all of it but whether it is paused. */
export function ruleMac(key: Uint8Array, rule: Rule): string {
  return macOf(key, [
    'rule',
    rule.id,
    rule.mode,
    rule.site,
    rule.seller,
    rule.network,
    rule.asset.toLowerCase(),
    rule.kinds,
    rule.payTo,
    rule.perPayment,
    rule.per24h,
    rule.per30d,
    rule.perMinute,
    rule.anchor,
    rule.createdAtMs,
    rule.expiresAtMs,
    rule.createdFrom,
    rule.lastUsedAtMs,
    rule.recent,
    // Only where it is on: rules that were sealed before it existed hold.
    ...(rule.paysKnown ? ['paysKnown'] : []),
  ])
}

/** Seals the ceilings, whatever the order they were written in. */
export function ceilingsMac(key: Uint8Array, of: Ceilings['of']): string {
  const limit = (rolling: { per24h: string; per30d: string }) => [
    rolling.per24h,
    rolling.per30d,
  ]
  const rows = Object.entries(of)
    .filter((entry) => entry[1] !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, ceiling]) => [
      currency,
      ceiling?.manualPerPayment,
      ceiling?.perPayment,
      ...[ceiling?.site, ceiling?.seller, ceiling?.all].map(
        (rolling) => rolling && limit(rolling),
      ),
    ])
  return macOf(key, ['ceilings', rows])
}

/** Seals that a site is never asked about. */
export function neverMac(
  key: Uint8Array,
  never: { site: string; sinceMs: number },
): string {
  return macOf(key, ['never', never.site, never.sinceMs])
}
