import type { ReactNode } from 'react'
import { i18n } from '#i18n'
import type { QuestionView } from '@/lib/contracts/question'
import { AnswerRow } from './answer-row'
import { payAgainWords } from './before-words'
import { GuardedButton } from './guarded-button'
import type { PricedOffer } from './priced-offer'
import type { Choice } from './question'
import type { Guard } from './use-arming'

type PaidBeforeAnswersProps = {
  question: QuestionView
  chosen: PricedOffer
  canPresent: boolean
  isShort: boolean
  guard: Guard
  isBusy: boolean
  decline: ReactNode
  onPay: () => void
  onAnswer: (choice: Choice) => void
}

/** Opening it again for nothing where that is possible, or paying twice. */
export function PaidBeforeAnswers({
  question,
  chosen,
  canPresent,
  isShort,
  guard,
  isBusy,
  decline,
  onPay,
  onAnswer,
}: PaidBeforeAnswersProps) {
  const isFree = canPresent || question.signIn?.kind === 'offered'
  return (
    <>
      {isFree && (
        <GuardedButton
          guard={guard}
          busy={isBusy}
          onPress={() => onAnswer({ kind: canPresent ? 'present' : 'sign-in' })}
        >
          {i18n.t('question.openAgain')}
        </GuardedButton>
      )}
      {question.previous && (
        <p className="text-12 text-muted">
          {payAgainWords(question.previous, chosen)}
        </p>
      )}
      <AnswerRow
        guard={isFree || !isShort ? guard : undefined}
        waits={isFree ? 'other' : 'pay'}
      >
        {decline}
        <GuardedButton
          guard={guard}
          variant={isFree ? 'secondary' : 'primary'}
          busy={isBusy}
          isDisabled={isShort}
          onPress={onPay}
        >
          {i18n.t('question.payAgain')}
        </GuardedButton>
      </AnswerRow>
    </>
  )
}
