import { browser } from 'wxt/browser'
import type { TabView } from '@/lib/contracts/wallet'
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
  const nowMs = Date.now()
  const [waiting, facts, all, silences, taken24h] = await Promise.all([
    questions.all(),
    tabFacts.of(tabId),
    rules.all(nowMs),
    questions.silences(nowMs),
    site ? ledger.takenBy(site, nowMs - dayMs) : [],
  ])
  const groups = waiting
    .filter(({ target }) => target.tabId === tabId)
    .map(({ groupId }) => groupId)
  return {
    site,
    taken24h,
    waiting: new Set(groups).size,
    priced: facts && facts.site === site ? facts.priced : 0,
    rules: all.rules
      .filter(({ rule }) => rule.site === site && rule.mode === 'auto')
      .map(({ rule, used }) => ({
        id: rule.id,
        network: rule.network,
        asset: rule.asset,
        used: used.h24.toString(),
        of: rule.per24h,
        isPaused: rule.paused !== null || all.ceilings.isPaused,
      })),
    isNever: all.never.some((one) => one.site === site),
    isSilenced: silences.some((one) => one.site === site),
  }
}
