import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { i18n } from '#i18n'
import { CopyButton } from '@/components/ui/copy-button'
import { UnlockHere } from '@/components/unlock-here'
import { paymentQuery } from '@/lib/client/queries'
import type { QuestionView } from '@/lib/contracts/question'
import type { Status } from '@/lib/contracts/wallet'
import { AnswerRow } from './answer-row'
import { GuardedButton } from './guarded-button'
import { PaymentLinks } from './payment-links'
import { paymentReport } from './payment-report'
import { sellerReport } from './seller-report'
import type { Guard } from './use-arming'

type OutcomeAnswersProps = {
  question: QuestionView
  previous: NonNullable<QuestionView['previous']>
  wallet: Status['wallet']
  canPresent: boolean
  guard: Guard
  isBusy: boolean
  /** The button that leaves it at that. */
  close: ReactNode
  onPresent: () => void
}

/** What can be done about a payment whose page did not come. */
export function OutcomeAnswers(props: OutcomeAnswersProps) {
  const { question, previous, wallet, canPresent, guard, close } = props
  const { data: detail } = useQuery(paymentQuery(previous.paymentId))
  const product = i18n.t('app.name')
  const canTry = canPresent && wallet === 'unlocked'
  return (
    <>
      {canPresent && wallet === 'locked' && <UnlockHere />}
      {canTry && (
        <GuardedButton
          guard={guard}
          busy={props.isBusy}
          onPress={props.onPresent}
        >
          {i18n.t('outcome.tryAgain')}
        </GuardedButton>
      )}
      <AnswerRow guard={canTry ? guard : undefined}>
        {close}
        <CopyButton
          text={
            detail
              ? paymentReport(detail, product)
              : sellerReport(question, product)
          }
          variant="secondary"
          size="normal"
          label={i18n.t('outcome.copy')}
        />
      </AnswerRow>
      <PaymentLinks paymentId={previous.paymentId} asked={question} />
    </>
  )
}
