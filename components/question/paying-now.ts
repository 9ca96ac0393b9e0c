import { i18n } from '#i18n'
import { formatAmount } from '@/lib/tokens/amount'
import { wordsOfTotals } from './item-totals'
import type { PricedOffer } from './priced-offer'
import type { Items } from './use-items'

/** What Pay would pay: whether it can, how much, and what the button says. */
export type PayingNow = {
  canPay: boolean
  amount: string
  pay: string
  payAndAllow: string
}

export function payingNow(
  { amount, token, balanceAfter }: PricedOffer,
  items: Items | null,
): PayingNow {
  if (!items)
    return {
      canPay: !isShort(balanceAfter),
      amount: `${formatAmount(amount, token.decimals)} ${token.symbol}`,
      pay: i18n.t('question.pay'),
      payAndAllow: i18n.t('question.payAndAllow'),
    }
  const { ticked, totals } = items
  return {
    canPay:
      ticked.length > 0 &&
      !totals.some(({ balanceAfter }) => isShort(balanceAfter)),
    amount: wordsOfTotals(totals),
    pay: i18n.t('question.payItems', ticked.length),
    payAndAllow: i18n.t('question.payItemsAndAllow', ticked.length),
  }
}

function isShort(balanceAfter: PricedOffer['balanceAfter']): boolean {
  return typeof balanceAfter === 'bigint' && balanceAfter < 0n
}
