import { i18n } from '#i18n'
import { wordsOfTaken } from '@/components/question/taken'
import type { TabView } from '@/lib/contracts/tab'
import type { RuleState } from '@/lib/policy/rule-state'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'
import { networkById } from '@/lib/tokens/networks'

/** The one line about a tab: what waits, what was paid, what has a price. */
export function wordsOfTab({
  taken24h,
  waiting,
  isUnseen,
  priced,
  prices,
  rules,
}: TabView): string {
  if (waiting > 0) return i18n.t('popup.waiting', waiting)
  if (isUnseen) return i18n.t('popup.unseen')
  const taken = allWords(taken24h)
  const [rule, ...others] = rules
  if (taken.length === 0) return wordsOfPriced(priced, allWords(prices))
  const [paid, ...more] = taken24h
  // Two tokens or two limits would make one number mislead, and so would a
  // limit that pays nothing. The token, and that it is test money, is said with
  // what the limit has left.
  if (
    !rule ||
    !paid ||
    others.length > 0 ||
    more.length > 0 ||
    rule.state !== null ||
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
  if (rule.state) return wordsOfState(rule.state)
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

/** Why a rule does not pay just now. */
function wordsOfState(state: RuleState): string {
  switch (state) {
    case 'YOU':
      return i18n.t('popup.rulePaused')
    case 'UNDELIVERED':
      return i18n.t('stop.RULE_UNDELIVERED')
    case 'ENDED':
      return i18n.t('stop.RULE_EXPIRED')
    case 'IDLE':
      return i18n.t('popup.ruleIdle')
    case 'FIRST':
      return i18n.t('popup.ruleFirst')
  }
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

/** How much has a price here: in one token a sum, in more the count alone. */
function wordsOfPriced(priced: number, [sum, ...more]: string[]): string {
  if (priced === 0) return i18n.t('popup.noPrices')
  const count = i18n.t('popup.priced', priced)
  return sum && more.length === 0
    ? i18n.t('popup.pricedSum', [count, sum])
    : count
}

/** Real money first, then what is only to try. */
function allWords(amounts: TabView['taken24h']): string[] {
  return [
    ...wordsOfTaken(amounts, false),
    ...wordsOfTaken(amounts, true).map((one) => i18n.t('ui.amountTest', [one])),
  ]
}
