import { i18n } from '#i18n'
import { amountWords } from '@/components/amount-words'
import type { QuestionView } from '@/lib/contracts/question'
import type { PricedOffer } from './priced-offer'

/** An earlier payment for what is asked about. */
export type Previous = NonNullable<QuestionView['previous']>

/** What is known of it: only what was delivered or proven taken was paid. */
type Known = 'paid' | 'refused' | 'unknown' | 'void'

const titles = {
  paid: 'question.beforeTitle',
  refused: 'question.beforeRefusedTitle',
  unknown: 'question.beforeUnknownTitle',
  void: 'question.beforeVoidTitle',
} as const

/** What is known of an earlier payment. */
export function knownOf({ status, receiptSaysPaid }: Previous): Known {
  switch (status) {
    case 'delivered':
    case 'undelivered':
      return 'paid'
    case 'void':
      return 'void'
    case 'refused':
      // A receipt that claims success outweighs the refusal beside it.
      return receiptSaysPaid ? 'unknown' : 'refused'
    case 'failed':
    case 'unknown':
    case 'working':
      return 'unknown'
  }
}

/** What is known of an earlier payment, in a line. */
export function beforeTitle(previous: Previous): string {
  return i18n.t(titles[knownOf(previous)])
}

/** What paying again comes to, with what may be taken for the earlier one. */
export function payAgainWords(
  previous: Previous,
  { amount, view }: PricedOffer,
): string {
  const now = amountWords({ ...view, amount, provenAmount: null })
  const known = knownOf(previous)
  if (known === 'void') return i18n.t('question.payAgainVoidHelp', [now])
  return i18n.t(
    known === 'paid' ? 'question.payAgainHelp' : 'question.payAgainUnknownHelp',
    [amountWords(previous), now],
  )
}
