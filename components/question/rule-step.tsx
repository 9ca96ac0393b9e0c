import { type ReactNode, useEffect, useRef } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import type { RuleNumbers } from '@/lib/contracts/limits'
import type { QuestionView } from '@/lib/contracts/question'
import { ruleLifeMs } from '@/lib/policy/rule'
import { AnswerRow } from './answer-row'
import { FailureNotice } from './failure-notice'
import { GuardedButton } from './guarded-button'
import { Parties } from './parties'
import type { PricedOffer } from './priced-offer'
import { QuestionFrame } from './question-frame'
import type { RuleOffer } from './rule-draft'
import { RuleFields } from './rule-fields'
import { ruleSummary, wordsOfUnits } from './rule-summary'
import { useArming } from './use-arming'
import { useNow } from './use-now'
import { useRuleDraft } from './use-rule-draft'

type RuleStepProps = {
  question: QuestionView
  chosen: PricedOffer
  proposal: RuleOffer
  aside: ReactNode
  /** What is paid now, beside what the rule allows later. */
  nowWords: string
  payWords: string
  /** Whatever else is on the screen that an answer agrees to. */
  shown: string
  canPay: boolean
  failure: string | null
  isBusy: boolean
  onBack: () => void
  onPay: (rule: RuleNumbers) => void
}

const noErrors = { perPayment: null, per24h: null }

/** A step of its own: what a site may take from now on without a question. */
export function RuleStep(props: RuleStepProps) {
  const { question, chosen, proposal } = props
  const { site, seller } = question
  const { draft, reading, change, tick } = useRuleDraft(proposal, chosen)
  const { numbers } = reading
  const canAnswer = props.canPay && numbers !== null
  const guard = useArming(
    JSON.stringify([props.shown, chosen.view, draft, numbers, props.failure]),
  )
  // To the minute: the date in the sentence, not a clock.
  const endsAtMs = useNow(60_000) + ruleLifeMs
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  return (
    <QuestionFrame
      aside={props.aside}
      footer={
        <>
          <FailureNotice failure={props.failure} />
          {!props.canPay && (
            <p role="status" className="text-bad">
              {i18n.t('question.allowShort')}
            </p>
          )}
          <AnswerRow guard={canAnswer ? guard : undefined} waits="pay">
            <Button disabled={props.isBusy} onClick={props.onBack}>
              {i18n.t('question.back')}
            </Button>
            <GuardedButton
              guard={guard}
              busy={props.isBusy}
              isDisabled={!canAnswer}
              onPress={() => numbers && props.onPay(numbers)}
            >
              {props.payWords}
            </GuardedButton>
          </AnswerRow>
        </>
      }
    >
      <div className="flex flex-col gap-1">
        <h1 ref={heading} tabIndex={-1} className="font-semibold text-16">
          {i18n.t('question.allowTitle')}
        </h1>
        <p>
          <Parties site={site} seller={seller} />
        </p>
      </div>
      <RuleFields
        draft={draft}
        errors={reading.numbers ? noErrors : reading}
        chosen={chosen}
        kind={proposal.kind}
        onChange={change}
        onTick={tick}
      />
      <div className="flex flex-col gap-1.5">
        <p role="status" className="tabular [overflow-wrap:anywhere]">
          {numbers
            ? ruleSummary(numbers, {
                site,
                seller,
                token: chosen.token,
                endsAtMs,
              })
            : i18n.t('question.allowWrong')}
        </p>
        {numbers?.paysKnown && <p>{i18n.t('known.summary')}</p>}
        <p className="tabular">
          {i18n.t('question.allowNow', [props.nowWords])}
        </p>
        {numbers && (
          <p className="tabular text-12 text-muted">
            {i18n.t('question.allowBeyond', [
              wordsOfUnits(numbers.per30d, chosen.token),
            ])}
          </p>
        )}
      </div>
    </QuestionFrame>
  )
}
