import { i18n } from '#i18n'
import { type Outcome, outcomeOf } from '@/components/history/outcome'
import { moneyWords } from '@/components/money-words'
import { outcomeWords } from '@/components/outcome-words'
import { Notice } from '@/components/ui/notice'
import type { QuestionView } from '@/lib/contracts/question'
import { CodeWords } from './code-words'
import { PaidAmount } from './paid-amount'
import { QuestionDetails } from './question-details'
import { useNow } from './use-now'
import { WhoAndWhat } from './who-and-what'

const tones: Record<Outcome, 'info' | 'good' | 'wait' | 'bad'> = {
  working: 'info',
  void: 'info',
  delivered: 'good',
  undelivered: 'bad',
  unknown: 'wait',
}

type OutcomeBodyProps = {
  question: QuestionView
  previous: NonNullable<QuestionView['previous']>
}

/** What happened to the money first, then why, then what can be done. */
export function OutcomeBody({ question, previous }: OutcomeBodyProps) {
  const nowMs = useNow()
  const outcome = outcomeOf(previous.status)
  const { code, canPresentUntilMs } = previous
  return (
    <>
      <Notice
        tone={tones[outcome]}
        title={outcomeWords(previous, nowMs)}
        isLive
      >
        <p>{moneyWords(previous, nowMs)}</p>
      </Notice>
      <div className="flex flex-col gap-2">
        <PaidAmount paid={previous} />
        <WhoAndWhat asked={question} />
      </div>
      {code && outcome !== 'void' && <CodeWords code={code} />}
      {canPresentUntilMs !== null && canPresentUntilMs > nowMs && (
        <p className="text-12 text-muted">{i18n.t('outcome.tryAgainHelp')}</p>
      )}
      <QuestionDetails question={question} offer={null} address={null} />
    </>
  )
}
