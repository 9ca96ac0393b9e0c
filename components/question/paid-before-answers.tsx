import type { ReactNode } from 'react'
import { i18n } from '#i18n'
import type { QuestionView } from '@/lib/contracts/question'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'
import { AnswerRow } from './answer-row'
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
      <p className="text-12 text-muted">{wordsOfBoth(question, chosen)}</p>
      <AnswerRow guard={guard}>
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

function wordsOfBoth(
  { previous }: QuestionView,
  { amount, token }: PricedOffer,
) {
  const before = previous && findToken(previous.network, previous.asset)
  if (!before) return null
  return i18n.t('question.payAgainHelp', [
    `${formatAmount(BigInt(previous.amount), before.decimals)} ${before.symbol}`,
    `${formatAmount(amount, token.decimals)} ${token.symbol}`,
  ])
}
