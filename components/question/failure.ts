import { i18n } from '#i18n'
import type { QuestionView } from '@/lib/contracts/question'
import type { Status } from '@/lib/contracts/wallet'
import { reasonWords } from './reason-words'

/** An answer that did not work, or one that nobody gave in time. */
export type Failure = { question: QuestionView; because: string }

/** After these nobody knows here how far it came. */
const halfway = ['ANSWER_LOST', 'INTERNAL']

/** Whether nobody knows here what became of the money. */
export function isHalfway(because: string): boolean {
  return halfway.includes(because)
}

/** What became of the money, as far as it is known here. */
export function moneyOf(because: string): string {
  return i18n.t(isHalfway(because) ? 'status.unknown' : 'status.void')
}

/** Why a price is asked though it was to be paid; null: for no such reason. */
export function becauseOf(
  { state, because }: QuestionView,
  { wallet }: Pick<Status, 'wallet'>,
): string | null {
  if (state !== 'ask') return null
  return because === 'LOCKED' && wallet !== 'locked' ? null : because
}

/**
 * What is told where a question is gone before it was paid: the money, why, and
 * what can be done. It goes with its page, or when its time is over; whatever
 * else failed before is of no use then.
 */
export function goneWords(
  { previous, expiresAtMs }: QuestionView,
  nowMs: number,
) {
  return {
    // An earlier payment may well have been.
    money: i18n.t(previous ? 'question.nothingMore' : 'status.void'),
    ...reasonWords(nowMs > expiresAtMs ? 'EXPIRED' : 'GONE'),
  }
}
