import type { Questions } from '@/lib/payment/ports'
import type { RuleBook } from '@/lib/payment/rule-book-port'
import type { createTabFacts, TabFacts } from '@/lib/session/tab-facts'
import { type TokenAmount, tokenAmounts } from '@/lib/tokens/sums'
import type { TabState, WalletState } from './badge'

type Parts = {
  questions: Questions
  rules: RuleBook
  tabFacts: ReturnType<typeof createTabFacts>
  isLocked(): Promise<boolean>
  nowMs(): number
}

/** All that the icons tell, as of now. */
export async function iconState({
  questions,
  rules,
  tabFacts,
  isLocked,
  nowMs,
}: Parts): Promise<WalletState & { of(tabId: number): TabState }> {
  const [waiting, facts, locked, all] = await Promise.all([
    questions.all(),
    tabFacts.all(),
    isLocked(),
    rules.all(nowMs()),
  ])
  const isPaused = all.rules.length > 0 && all.ceilings.isPaused
  return {
    isLocked: locked,
    isPaused: isPaused || all.doubt === 'LEDGER_SUSPECT',
    of(tabId) {
      const fact = facts.find((one) => one.tabId === tabId)
      return {
        waiting: new Set(
          waiting
            .filter(({ target }) => target.tabId === tabId)
            .map(({ groupId }) => groupId),
        ).size,
        priced: (fact?.priced ?? 0) > 0,
        paid: (fact?.paid ?? []).flatMap(paidOf),
      }
    },
  }
}

function paidOf(one: TabFacts['paid'][number]): TokenAmount[] {
  return tokenAmounts({ ...one, isUpTo: one.upToId !== null })
}
