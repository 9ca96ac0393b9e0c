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
  const [paid, ...more] = taken24h
  // Two tokens or two limits would make one number mislead. The token, and
  // that it is test money, is said with what the limit has left.
  if (
    !rule ||
    !paid ||
    others.length > 0 ||
    more.length > 0 ||
    !isSame(rule, paid)
  )
    return i18n.t('popup.paidToday', [taken.join(' + ')])
  const decimals = decimalsOf(rule)
  return i18n.t('popup.paidTodayLimit', [
    formatAmount(BigInt(paid.amount), decimals),
    formatAmount(BigInt(rule.of), decimals),
  ])
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

type Place = { network: string; asset: string }

function isSame(one: Place, other: Place): boolean {
  return (
    one.network === other.network &&
    one.asset.toLowerCase() === other.asset.toLowerCase()
  )
}

function decimalsOf({ network, asset }: Place): number {
  return findToken(network, asset)?.decimals ?? 0
}

function testWords(taken: TabView['taken24h']): string[] {
  return wordsOfTaken(taken, true).map((one) => `${one} (${i18n.t('ui.test')})`)
}
