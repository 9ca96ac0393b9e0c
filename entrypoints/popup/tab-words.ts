import { i18n } from '#i18n'
import { wordsOfTaken } from '@/components/question/taken'
import type { TabView } from '@/lib/contracts/wallet'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'
import { networkById } from '@/lib/tokens/networks'

/** The one line about a tab: what waits, what was paid, what has a price. */
export function wordsOfTab({
  taken24h,
  waiting,
  priced,
  rules,
}: TabView): string {
  if (waiting > 0) return i18n.t('popup.waiting', waiting)
  const taken = [...wordsOfTaken(taken24h, false), ...testWords(taken24h)]
  const [rule, ...others] = rules
  if (taken.length === 0)
    return priced > 0
      ? i18n.t('popup.priced', priced)
      : i18n.t('popup.noPrices')
  // With several limits, or several tokens, one number would mislead.
  return rule && others.length === 0 && taken.length === 1
    ? i18n.t('popup.paidTodayLimit', [
        taken.join(''),
        formatAmount(BigInt(rule.of), decimalsOf(rule)),
      ])
    : i18n.t('popup.paidToday', [taken.join(' + ')])
}

/** How much of its day a rule used: `Auto-pay: 0.03 of 1.00 USDC used in 24 h`. */
export function wordsOfRule(rule: TabView['rules'][number]): string {
  if (rule.isPaused) return i18n.t('popup.rulePaused')
  const token = findToken(rule.network, rule.asset)
  const isTest = networkById(rule.network)?.isTest
  const decimals = decimalsOf(rule)
  const limit = formatAmount(BigInt(rule.of), decimals)
  return i18n.t('popup.ruleUsed', [
    formatAmount(BigInt(rule.used), decimals),
    [limit, token?.symbol, isTest && `(${i18n.t('ui.test')})`]
      .filter(Boolean)
      .join(' '),
  ])
}

function decimalsOf({ network, asset }: TabView['rules'][number]): number {
  return findToken(network, asset)?.decimals ?? 0
}

function testWords(taken: TabView['taken24h']): string[] {
  return wordsOfTaken(taken, true).map((one) => `${one} (${i18n.t('ui.test')})`)
}
