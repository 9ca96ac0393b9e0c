import { i18n } from '#i18n'
import { fateOf } from '@/components/question/fate'
import { fateWords } from '@/components/question/fate-words'
import type { PaymentDetail } from '@/lib/contracts/history'

/** What happened to the money, in a sentence or two below the outcome. */
export function moneyWords(
  { row, receipt, proof }: PaymentDetail,
  nowMs: number,
): string {
  if (row.status === 'undelivered') return i18n.t('history.bodyUndelivered')
  if (row.status === 'void' && proof?.kind === 'dead')
    return i18n.t('history.bodyDead')
  const fate = fateOf(row.status, receipt?.success ?? null)
  const { body } = fateWords(fate, row.liveUntilMs, nowMs)
  if (fate === 'says-nothing') return `${i18n.t('history.saysNothing')} ${body}`
  // Only the chain makes this "paid".
  if (fate === 'paid-not-delivered') return i18n.t('history.saysTaken')
  return body
}
