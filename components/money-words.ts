import { i18n } from '#i18n'
import type { PaymentRow } from '@/lib/contracts/history'
import { wordsOfTime } from './question/words-of-time'

/** A payment as far as its outcome is told. */
type Told = Pick<PaymentRow, 'status' | 'isProvenBy' | 'liveUntilMs'> & {
  /** What the receipt claims; null without one that says. */
  receiptSaysPaid: boolean | null
}

/**
 * What happened to the money, in a sentence or two below the outcome. Only the
 * chain makes it "paid" or "never taken"; what a seller says is its word.
 */
export function moneyWords(told: Told, nowMs: number): string {
  const { status, isProvenBy, receiptSaysPaid } = told
  switch (status) {
    case 'working':
      return i18n.t('outcome.bodyWorking')
    case 'delivered':
      return deliveredOf(isProvenBy, receiptSaysPaid)
    case 'undelivered':
      return i18n.t('outcome.bodyUndelivered')
    case 'void':
      return i18n.t(
        isProvenBy === 'chain' ? 'outcome.bodyDead' : 'outcome.bodyNothing',
      )
    case 'refused':
    case 'failed':
    case 'unknown':
      return [saidOf(status, receiptSaysPaid), untilOf(told, nowMs)].join(' ')
  }
}

/** A 200 without a receipt is no word about the money. */
function deliveredOf(
  isProvenBy: Told['isProvenBy'],
  receiptSaysPaid: boolean | null,
): string {
  if (isProvenBy === 'chain') return i18n.t('outcome.bodyDelivered')
  return i18n.t(
    receiptSaysPaid ? 'outcome.cameSaysTaken' : 'outcome.cameUnshown',
  )
}

/** A receipt that claims success outweighs the refusal beside it. */
function saidOf(
  status: 'refused' | 'failed' | 'unknown',
  receiptSaysPaid: boolean | null,
): string {
  if (receiptSaysPaid) return i18n.t('outcome.saysTaken')
  return i18n.t(
    status === 'unknown' ? 'outcome.saysNobody' : 'outcome.saysNothing',
  )
}

function untilOf({ liveUntilMs }: Told, nowMs: number): string {
  const until = wordsOfTime(liveUntilMs, nowMs)
  return i18n.t(
    liveUntilMs > nowMs ? 'outcome.usableUntil' : 'outcome.usableEnded',
    [until],
  )
}
