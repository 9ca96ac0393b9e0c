import { i18n } from '#i18n'
import type { QuestionView } from '@/lib/contracts/question'
import { reasonWords } from './reason-words'

/** An answer that did not work, or one that nobody gave in time. */
export type Failure = { question: QuestionView; because: string }

/** After these nobody knows here how far it came. */
const halfway = ['ANSWER_LOST', 'INTERNAL']

/** What became of the money, as far as it is known here. */
export function moneyOf(because: string): string {
  return i18n.t(halfway.includes(because) ? 'status.unknown' : 'status.void')
}

/**
 * What is told of a failure whose question is gone: the money, why, and what
 * can be done. A question goes with its page, or when its time is over;
 * whatever else failed before is of no use then.
 */
export function goneWords({ question, because }: Failure, nowMs: number) {
  if (halfway.includes(because))
    return {
      isKnown: false,
      money: moneyOf(because),
      what: reasonWords(because).what,
      do: i18n.t('question.lostHelp'),
    }
  const isExpired = because === 'EXPIRED' || nowMs > question.expiresAtMs
  return {
    isKnown: true,
    // An earlier payment may well have been.
    money: i18n.t(question.previous ? 'question.nothingMore' : 'status.void'),
    ...reasonWords(isExpired ? 'EXPIRED' : 'GONE'),
  }
}
