import { useState } from 'react'
import type { Answer } from '@/lib/contracts/answer'
import type { QuestionView } from '@/lib/contracts/question'
import type { Status } from '@/lib/contracts/wallet'
import type { Preferences } from '@/lib/policy/preference'
import { AllowLink } from './allow-link'
import { ApprovalNote } from './approval-note'
import { ApprovalStep } from './approval-step'
import { FailureNotice } from './failure-notice'
import { payingNow } from './paying-now'
import type { BalanceOf } from './priced-offer'
import { QuestionAnswers } from './question-answers'
import { QuestionAside } from './question-aside'
import { QuestionBody } from './question-body'
import { QuestionFrame } from './question-frame'
import { headingOf } from './question-heading'
import { RaiseChoice } from './raise-choice'
import { ruleChoices } from './rule-choices'
import { RuleStep } from './rule-step'
import { useApproval } from './use-approval'
import { useArming } from './use-arming'
import { type Pin, useChoosing } from './use-choosing'
import { useEscape } from './use-escape'
import { useItems } from './use-items'
import { useNow } from './use-now'

// Over 200 lines: whatever an answer agrees to has to be in `shown`, so all of
// it is decided here.

export type Choice = Answer['choice']

type QuestionProps = {
  question: QuestionView
  /** Place in the queue, from 1. */
  position: { at: number; of: number }
  status: Status
  balanceOf: BalanceOf
  preferences: Preferences
  /** The way to pay that was chosen when this was asked before. */
  pinned: Pin | null
  onPin: (pin: Pin) => void
  isBusy: boolean
  /** Why the last answer did not work. */
  failure: string | null
  onAnswer: (choice: Choice) => void
}

/** One question and its answers; the caller gives it a key of the question. */
export function Question(props: QuestionProps) {
  const { question, position, status, balanceOf, isBusy, failure } = props
  const listed = useItems(question.items, balanceOf)
  const choosing = useChoosing(
    // Several items are paid in one way that all of them have.
    question.offers.filter(({ index }) =>
      question.items.every(({ offers }) =>
        offers.some((offer) => offer.index === index),
      ),
    ),
    {
      balanceOf,
      preferences: props.preferences,
      pinned: props.pinned,
      onPin: props.onPin,
      totalAt: listed?.totalAt,
    },
  )
  const { chosen } = choosing
  const items = chosen && listed ? listed.at(chosen.view.index) : null
  const [isRaised, setIsRaised] = useState(false)
  const [ruleStep, setRuleStep] = useState<'unseen' | 'open' | 'left'>('unseen')
  const canPresent = (question.previous?.canPresentUntilMs ?? 0) > useNow()

  const now = chosen && payingNow(chosen, items)
  const { proposal, raiseTo } = ruleChoices(question, chosen, items, status)
  const isStepOpen = ruleStep === 'open' && proposal !== null
  const approval = useApproval(question, chosen)
  const [approvalStep, setApprovalStep] = useState<'unseen' | 'open' | 'left'>(
    'unseen',
  )
  const isApproving = approvalStep === 'open' && approval.kind === 'needed'
  const canPay = (now?.canPay ?? false) && approval.kind === 'enough'

  const shown = [
    question.id,
    question.hash,
    question.state,
    question.signIn?.kind,
    chosen?.view.index,
    items?.pays,
    JSON.stringify(raiseTo),
    isRaised,
    ruleStep,
    approval.kind,
    isApproving,
    status.wallet,
    canPresent,
    failure,
  ].join()
  const guard = useArming(shown)

  const answer = (choice: Choice) =>
    props.onAnswer(
      choice.kind === 'pay'
        ? {
            ...choice,
            ...(raiseTo && isRaised && { raise: raiseTo }),
            ...(items && { pays: items.pays }),
          }
        : choice,
    )
  const never = () => answer({ kind: 'never' })

  useEscape(() => {
    if (isBusy) return
    if (isApproving) setApprovalStep('left')
    else if (isStepOpen) setRuleStep('left')
    else answer({ kind: 'dont-pay' })
  })

  const aside = (
    <QuestionAside
      // What became of a payment is told on its own network.
      chosen={question.state === 'outcome' ? null : chosen}
      items={items}
      position={position}
    />
  )

  if (isApproving && chosen && status.address)
    return (
      <ApprovalStep
        questionId={question.id}
        view={approval.view}
        chosen={chosen}
        address={status.address}
        aside={aside}
        onBack={() => setApprovalStep('left')}
      />
    )
  if (isStepOpen && chosen && now)
    return (
      <RuleStep
        question={question}
        chosen={chosen}
        proposal={proposal}
        aside={aside}
        nowWords={now.amount}
        payWords={now.payAndAllow}
        shown={shown}
        canPay={canPay}
        failure={failure}
        isBusy={isBusy}
        onBack={() => setRuleStep('left')}
        onPay={(rule) =>
          answer({
            kind: 'pay',
            offerIndex: chosen.view.index,
            again: false,
            rule,
          })
        }
      />
    )
  return (
    <QuestionFrame
      aside={aside}
      footer={
        <>
          <FailureNotice failure={failure} />
          {raiseTo && chosen && (
            <RaiseChoice
              code={question.stop?.code}
              raiseTo={raiseTo}
              token={chosen.token}
              isRaised={isRaised}
              onChange={setIsRaised}
            />
          )}
          {chosen && status.wallet === 'unlocked' && (
            <ApprovalNote
              approval={approval}
              chosen={chosen}
              isDisabled={isBusy}
              isReturned={approvalStep === 'left'}
              onOpen={() => {
                // Balances that come meanwhile must not choose another.
                choosing.choose(chosen.view.index)
                setApprovalStep('open')
              }}
            />
          )}
          <QuestionAnswers
            question={question}
            status={status}
            chosen={chosen}
            canPresent={canPresent}
            canPay={canPay}
            payWords={now?.pay ?? ''}
            guard={guard}
            isBusy={isBusy}
            onAnswer={answer}
          />
          {proposal && chosen && canPay && (
            <AllowLink
              isDisabled={isBusy}
              isReturned={ruleStep === 'left'}
              onOpen={() => {
                // Balances that come meanwhile must not choose another.
                choosing.choose(chosen.view.index)
                setRuleStep('open')
              }}
            />
          )}
        </>
      }
    >
      <h1 className="sr-only">{headingOf(question, chosen, items)}</h1>
      <QuestionBody
        question={question}
        choosing={choosing}
        items={items}
        address={status.address}
        canPresent={canPresent}
        onNever={never}
      />
    </QuestionFrame>
  )
}
