import { i18n } from '#i18n'
import { siteParts } from '@/components/site-parts'
import type { QuestionView } from '@/lib/contracts/question'
import { formatAmount } from '@/lib/tokens/amount'
import { beforeTitle } from './before-words'
import { wordsOfTotals } from './item-totals'
import type { PricedOffer } from './priced-offer'
import { siteWords } from './site-words'
import type { Items } from './use-items'

/** The question in one line, for the heading. */
export function headingOf(
  question: QuestionView,
  chosen: PricedOffer | null,
  items: Items | null,
): string {
  if (question.state === 'hidden-price') return i18n.t('question.hiddenTitle')
  if (question.state === 'sign-in')
    return i18n.t('question.signInTitle', [siteWords(question.seller)])
  if (question.state === 'outcome') return i18n.t('outcome.title')
  if (question.state === 'unpayable' || !chosen)
    return i18n.t('question.cannotPayTitle')
  if (question.state === 'paid-before' && question.previous)
    return beforeTitle(question.previous)
  if (items)
    return items.ticked.length === 0
      ? i18n.t('question.itemsNone')
      : i18n.t('question.titleItems', items.ticked.length, [
          String(items.ticked.length),
          wordsOfTotals(items.totals),
        ])
  const { amount, token } = chosen
  const parts = siteParts(question.seller)
  return i18n.t('question.title', [
    `${formatAmount(amount, token.decimals)} ${token.symbol}`,
    parts ? parts.before + parts.domain + parts.port : question.seller,
  ])
}
