import { useState } from 'react'
import type { Answer, QuestionView } from '@/lib/contracts/question'
import type { Status } from '@/lib/contracts/wallet'
import { AllowLink } from './allow-link'
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
import { useArming } from './use-arming'
import { useChoosing } from './use-choosing'
import { useEscape } from './use-escape'
import { useItems } from './use-items'
import { useNow } from './use-now'

export type Choice = Answer['choice']

type QuestionProps = {
  question: QuestionView
  /** Place in the queue, from 1. */
  position: { at: number; of: number }
  status: Status
  balanceOf: BalanceOf
  isBusy: boolean
  /** Why the last answer did not work. */
  failure: string | null
  onAnswer: (choice: Choice) => void
}

/** One question and its answers; the caller gives it a key of the question. */
export function Question(props: QuestionProps) {
  const { question, position, status, balanceOf, isBusy, failure } = props
  const items = useItems(question.items, balanceOf)
  const choosing = useChoosing(
    // Several items are paid as they were proposed together.
    items
      ? question.items.slice(0, 1).map(({ offer }) => offer)
      : question.offers,
    balanceOf,
  )
  const { chosen } = choosing
  const [isRaised, setIsRaised] = useState(false)
  const [ruleStep, setRuleStep] = useState<'unseen' | 'open' | 'left'>('unseen')
  const canPresent = (question.previous?.canPresentUntilMs ?? 0) > useNow()

  const now = chosen && payingNow(chosen, items)
  const { proposal, raiseTo } = ruleChoices(question, chosen, items, status)
  const isStepOpen = ruleStep === 'open' && proposal !== null

  const shown = [
    question.id,
    question.hash,
    question.state,
    question.signIn?.kind,
    chosen?.view.index,
    items?.without,
    JSON.stringify(raiseTo),
    isRaised,
    ruleStep,
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
            ...(items && { without: items.without }),
          }
        : choice,
    )
  const never = () => answer({ kind: 'never' })

  useEscape(() => {
    if (isBusy) return
    if (isStepOpen) setRuleStep('left')
    else answer({ kind: 'dont-pay' })
  })

  const aside = (
    <QuestionAside chosen={chosen} items={items} position={position} />
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
        canPay={now.canPay}
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
          <QuestionAnswers
            question={question}
            status={status}
            chosen={chosen}
            canPresent={canPresent}
            canPay={now?.canPay ?? false}
            payWords={now?.pay ?? ''}
            guard={guard}
            isBusy={isBusy}
            onAnswer={answer}
          />
          {proposal && chosen && now?.canPay && (
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
