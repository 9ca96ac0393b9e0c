import { i18n } from '#i18n'
import { outcomeOf } from '@/components/history/outcome'
import type { QuestionView } from '@/lib/contracts/question'
import { CodeWords } from './code-words'
import { OutcomeNotice } from './outcome-notice'
import { PaidAmount } from './paid-amount'
import { QuestionDetails } from './question-details'
import { useNow } from './use-now'
import { WhoAndWhat } from './who-and-what'

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
      <OutcomeNotice payment={previous} nowMs={nowMs} />
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
