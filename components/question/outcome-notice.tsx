import { type Outcome, outcomeOf } from '@/components/history/outcome'
import { moneyWords } from '@/components/money-words'
import { outcomeWords } from '@/components/outcome-words'
import { Notice } from '@/components/ui/notice'

const tones: Record<Outcome, 'info' | 'good' | 'wait' | 'bad'> = {
  working: 'info',
  void: 'info',
  delivered: 'good',
  undelivered: 'bad',
  unknown: 'wait',
}

type OutcomeNoticeProps = {
  payment: Parameters<typeof outcomeWords>[0] & Parameters<typeof moneyWords>[0]
  nowMs: number
}

/** What happened to the money of one payment, wherever that is told. */
export function OutcomeNotice({ payment, nowMs }: OutcomeNoticeProps) {
  return (
    <Notice
      tone={tones[outcomeOf(payment.status)]}
      title={outcomeWords(payment, nowMs)}
      isLive
    >
      <p>{moneyWords(payment, nowMs)}</p>
    </Notice>
  )
}
