import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { UnlockHere } from '@/components/unlock-here'
import type { QuestionView } from '@/lib/contracts/question'
import type { Status } from '@/lib/contracts/wallet'
import { AnswerRow } from './answer-row'
import { GuardedButton } from './guarded-button'
import { OutcomeAnswers } from './outcome-answers'
import { PaidBeforeAnswers } from './paid-before-answers'
import type { PricedOffer } from './priced-offer'
import type { Choice } from './question'
import { sellerReport } from './seller-report'
import { SetUpLink } from './set-up-link'
import type { Guard } from './use-arming'

type QuestionAnswersProps = {
  question: QuestionView
  status: Status
  chosen: PricedOffer | null
  canPresent: boolean
  /** There is something to pay, and enough to pay it with. */
  canPay: boolean
  payWords: string
  guard: Guard
  isBusy: boolean
  onAnswer: (choice: Choice) => void
}

/** The buttons, in the same place always; a password first where it is locked. */
export function QuestionAnswers(props: QuestionAnswersProps) {
  const { question, status, chosen, canPresent, guard, isBusy } = props
  const { onAnswer } = props
  const isDead =
    question.state === 'unpayable' ||
    question.state === 'outcome' ||
    (question.state !== 'hidden-price' &&
      question.state !== 'sign-in' &&
      !chosen)

  const decline = (
    <Button disabled={isBusy} onClick={() => onAnswer({ kind: 'dont-pay' })}>
      {i18n.t(
        isDead
          ? 'question.close'
          : question.state === 'sign-in'
            ? 'question.dontSignIn'
            : 'question.dontPay',
      )}
    </Button>
  )

  if (question.state === 'outcome' && question.previous)
    return (
      <OutcomeAnswers
        question={question}
        previous={question.previous}
        wallet={status.wallet}
        canPresent={canPresent}
        guard={guard}
        isBusy={isBusy}
        close={decline}
        onPresent={() => onAnswer({ kind: 'present' })}
      />
    )
  if (isDead)
    return (
      <AnswerRow>
        {decline}
        <CopyButton
          text={sellerReport(question, i18n.t('app.name'))}
          variant="secondary"
          size="normal"
          label={i18n.t('question.copyForSeller')}
        />
      </AnswerRow>
    )
  if (question.state === 'hidden-price')
    return (
      <AnswerRow guard={guard}>
        {decline}
        <GuardedButton
          guard={guard}
          busy={isBusy}
          onPress={() => onAnswer({ kind: 'reveal-price' })}
        >
          {i18n.t('question.showPrice')}
        </GuardedButton>
      </AnswerRow>
    )
  if (status.wallet === 'none')
    return (
      <>
        <p className="text-muted">{i18n.t('question.setUpFirst')}</p>
        <AnswerRow>
          {decline}
          <SetUpLink />
        </AnswerRow>
      </>
    )
  if (status.wallet === 'locked')
    return (
      <>
        <UnlockHere />
        {decline}
      </>
    )
  if (question.state === 'sign-in')
    return (
      <AnswerRow guard={guard}>
        {decline}
        <GuardedButton
          guard={guard}
          busy={isBusy}
          onPress={() => onAnswer({ kind: 'sign-in' })}
        >
          {i18n.t('question.signIn')}
        </GuardedButton>
      </AnswerRow>
    )
  if (!chosen) return null

  const pay = (again: boolean) =>
    onAnswer({ kind: 'pay', offerIndex: chosen.view.index, again })

  if (question.state === 'paid-before')
    return (
      <PaidBeforeAnswers
        {...props}
        chosen={chosen}
        isShort={!props.canPay}
        decline={decline}
        onPay={() => pay(true)}
      />
    )
  return (
    // Of a Pay that cannot be pressed nobody is told that it is ready.
    <AnswerRow guard={props.canPay ? guard : undefined} waits="pay">
      {decline}
      <GuardedButton
        guard={guard}
        busy={isBusy}
        isDisabled={!props.canPay}
        onPress={() => pay(false)}
      >
        {props.payWords}
      </GuardedButton>
    </AnswerRow>
  )
}
