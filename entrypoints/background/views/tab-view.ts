import { browser } from 'wxt/browser'
import type { TabView } from '@/lib/contracts/tab'
import { idleAtMs } from '@/lib/policy/rule'
import { ruleState } from '@/lib/policy/rule-state'
import { pricesOf } from '@/lib/session/tab-facts'
import { canSee } from '../can-see'
import type { BackgroundParts } from '../parts'

const dayMs = 86_400_000

/** This tab at a glance. */
export async function tabViewOf(
  tabId: number,
  { ledger, rules, questions, tabFacts }: BackgroundParts,
): Promise<TabView> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined)
  const url = tab?.url ? URL.parse(tab.url) : null
  const site = url && /^https?:$/.test(url.protocol) ? url.origin : null
  // Where an address is readable and no site's, there is nothing to see.
  const couldBeSite = site !== null || (tab !== undefined && !tab.url)
  const nowMs = Date.now()
  const [waiting, facts, all, silences, taken24h, isSeen] = await Promise.all([
    questions.all(),
    tabFacts.of(tabId),
    rules.all(nowMs),
    questions.silences(nowMs),
    site ? ledger.takenBy(site, nowMs - dayMs) : [],
    couldBeSite ? canSee(site) : true,
  ])
  const here = facts?.site === site ? facts : undefined
  const groups = waiting
    .filter(({ target }) => target.tabId === tabId)
    .map(({ groupId }) => groupId)
  return {
    site,
    isUnseen: !isSeen,
    taken24h,
    waiting: new Set(groups).size,
    priced: here?.priced ?? 0,
    prices: here ? pricesOf(here) : [],
    rules: all.rules
      .filter(({ rule }) => rule.site === site && rule.mode === 'auto')
      .map(({ rule, used }) => ({
        id: rule.id,
        network: rule.network,
        asset: rule.asset,
        used: used.h24.toString(),
        of: rule.per24h,
        state: all.ceilings.isPaused
          ? ('YOU' as const)
          : ruleState({ ...rule, idleAtMs: idleAtMs(rule) }, nowMs),
      })),
    isNever: all.never.some((one) => one.site === site),
    isSilenced: silences.some((one) => one.site === site),
  }
}
