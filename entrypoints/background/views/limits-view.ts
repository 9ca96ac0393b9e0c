import type { CeilingsView, LimitsView, RuleView } from '@/lib/contracts/limits'
import type { RuleBook, UsedRule } from '@/lib/payment/rule-book-port'
import type { Silence } from '@/lib/payment/silence'
import {
  type Ceiling,
  type Ceilings,
  defaultCeilings,
} from '@/lib/policy/ceilings'
import { idleAtMs } from '@/lib/policy/rule'

/** Everything the Limits screen shows. */
export function limitsViewOf(
  {
    rules,
    never,
    ceilings,
    used,
    doubt,
  }: Omit<Awaited<ReturnType<RuleBook['all']>>, 'doubt'> &
    Pick<LimitsView, 'doubt'>,
  silences: readonly Silence[],
): LimitsView {
  return {
    isPaused: ceilings.isPaused,
    doubt,
    ceilings: ceilingsViewOf(ceilings),
    used: { h24: used.h24.toString(), d30: used.d30.toString() },
    rules: rules.map(ruleViewOf),
    never,
    silenced: silences.map(({ site, untilMs }) => ({
      site,
      untilMs: untilMs >= Number.MAX_SAFE_INTEGER ? null : untilMs,
    })),
  }
}

function ruleViewOf({ rule, used }: UsedRule): RuleView {
  return {
    id: rule.id,
    mode: rule.mode,
    site: rule.site,
    seller: rule.seller,
    network: rule.network,
    asset: rule.asset,
    kinds: rule.kinds,
    payTo: rule.payTo,
    perPayment: rule.perPayment,
    per24h: { used: used.h24.toString(), of: rule.per24h },
    per30d: { used: used.d30.toString(), of: rule.per30d },
    perMinute: rule.perMinute,
    paysKnown: rule.paysKnown === true,
    paused: rule.paused,
    createdAtMs: rule.createdAtMs,
    expiresAtMs: rule.expiresAtMs,
    idleAtMs: idleAtMs(rule),
    lastUsedAtMs: rule.lastUsedAtMs,
  }
}

function dollarsOf(ceilings: Ceilings): Ceiling {
  return ceilings.of.usd ?? (defaultCeilings.of.usd as Ceiling)
}

function ceilingsViewOf(ceilings: Ceilings): CeilingsView {
  const { manualPerPayment, perPayment, site, seller, all } =
    dollarsOf(ceilings)
  return {
    manualPerPayment,
    perPayment,
    sitePer24h: site.per24h,
    sitePer30d: site.per30d,
    sellerPer24h: seller.per24h,
    sellerPer30d: seller.per30d,
    allPer24h: all.per24h,
    allPer30d: all.per30d,
  }
}

/** The ceilings with other figures in dollars. */
export function withCeilings(before: Ceilings, view: CeilingsView): Ceilings {
  return {
    ...before,
    of: {
      ...before.of,
      usd: {
        manualPerPayment: view.manualPerPayment,
        perPayment: view.perPayment,
        site: { per24h: view.sitePer24h, per30d: view.sitePer30d },
        seller: { per24h: view.sellerPer24h, per30d: view.sellerPer30d },
        all: { per24h: view.allPer24h, per30d: view.allPer30d },
      },
    },
  }
}
