import { i18n } from '#i18n'
import { Amount } from '@/components/amount'
import { Notice } from '@/components/ui/notice'
import { paymentStatusSchema } from '@/lib/contracts/history'
import type { QuestionView } from '@/lib/contracts/question'
import { CodeWords } from './code-words'
import { type Fate, fateOf } from './fate'
import { fateWords } from './fate-words'
import { QuestionDetails } from './question-details'
import { useNow } from './use-now'
import { WhoAndWhat } from './who-and-what'

const tones: Record<Fate, 'info' | 'good' | 'wait' | 'bad'> = {
  working: 'info',
  'nothing-taken': 'info',
  delivered: 'good',
  'paid-not-delivered': 'bad',
  'says-nothing': 'wait',
  unknown: 'wait',
}

type OutcomeBodyProps = {
  question: QuestionView
  previous: NonNullable<QuestionView['previous']>
}

/** What happened to the money first, then why, then what can be done. */
export function OutcomeBody({ question, previous }: OutcomeBodyProps) {
  const nowMs = useNow()
  const status = paymentStatusSchema.safeParse(previous.status)
  const fate = fateOf(
    status.success ? status.data : 'unknown',
    previous.receiptSaysPaid,
  )
  const words = fateWords(fate, previous.liveUntilMs, nowMs)
  const { amount, network, asset, code, canPresentUntilMs } = previous
  return (
    <>
      <Notice tone={tones[fate]} title={words.title} isLive>
        <p>{words.body}</p>
      </Notice>
      <div className="flex flex-col gap-2">
        <Amount atomic={amount} network={network} asset={asset} size="large" />
        <WhoAndWhat question={question} />
      </div>
      {code && <CodeWords code={code} />}
      {canPresentUntilMs !== null && canPresentUntilMs > nowMs && (
        <p className="text-12 text-muted">{i18n.t('outcome.tryAgainHelp')}</p>
      )}
      <QuestionDetails question={question} offer={null} address={null} />
    </>
  )
}
