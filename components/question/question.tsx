import { i18n } from '#i18n'
import { NetworkMark } from '@/components/network-mark'
import { siteParts } from '@/components/site-parts'
import { Notice } from '@/components/ui/notice'
import type { Answer, QuestionView } from '@/lib/contracts/question'
import type { Status } from '@/lib/contracts/wallet'
import { formatAmount } from '@/lib/tokens/amount'
import { AskBody } from './ask-body'
import { HiddenPriceBody } from './hidden-price-body'
import { OutcomeBody } from './outcome-body'
import { PaidBeforeNote } from './paid-before-note'
import type { BalanceOf, PricedOffer } from './priced-offer'
import { QuestionAnswers } from './question-answers'
import { QuestionFrame } from './question-frame'
import { reasonWords } from './reason-words'
import { UnpayableBody } from './unpayable-body'
import { useArming } from './use-arming'
import { useChoosing } from './use-choosing'
import { useEscape } from './use-escape'
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
  const { question, position, status, balanceOf, failure, onAnswer } = props
  const choosing = useChoosing(question.offers, balanceOf)
  const { chosen } = choosing
  const nowMs = useNow()
  const canPresent = (question.previous?.canPresentUntilMs ?? 0) > nowMs
  const shown = [
    question.id,
    question.hash,
    question.state,
    chosen?.view.index,
    status.wallet,
    canPresent,
    failure,
  ].join()
  const guard = useArming(shown)

  useEscape(() => {
    if (!props.isBusy) onAnswer({ kind: 'dont-pay' })
  })

  return (
    <QuestionFrame
      aside={
        <>
          {chosen && <NetworkMark network={chosen.view.network} />}
          {position.of > 1 && (
            <span className="tabular">
              {i18n.t('question.position', [
                String(position.at),
                String(position.of),
              ])}
            </span>
          )}
        </>
      }
      footer={
        <>
          {failure && (
            <Notice tone="bad" isLive title={reasonWords(failure).what}>
              <p>{reasonWords(failure).do}</p>
            </Notice>
          )}
          <QuestionAnswers
            question={question}
            status={status}
            chosen={chosen}
            canPresent={canPresent}
            guard={guard}
            isBusy={props.isBusy}
            onAnswer={onAnswer}
          />
        </>
      }
    >
      <h1 className="sr-only">{headingOf(question, chosen)}</h1>
      <Body
        question={question}
        choosing={choosing}
        address={status.address}
        canPresent={canPresent}
      />
    </QuestionFrame>
  )
}

function Body({
  question,
  choosing,
  address,
  canPresent,
}: {
  question: QuestionView
  choosing: ReturnType<typeof useChoosing>
  address: string | null
  canPresent: boolean
}) {
  const { chosen } = choosing
  const { previous } = question
  if (question.state === 'hidden-price')
    return <HiddenPriceBody question={question} />
  if (question.state === 'outcome' && previous)
    return <OutcomeBody question={question} previous={previous} />
  if (question.state === 'unpayable' || !chosen)
    return <UnpayableBody question={question} />
  return (
    <>
      {question.state === 'paid-before' && previous && (
        <PaidBeforeNote previous={previous} canOpenAgain={canPresent} />
      )}
      <AskBody
        question={question}
        choosing={{ ...choosing, chosen }}
        address={address}
      />
    </>
  )
}

function headingOf(question: QuestionView, chosen: PricedOffer | null) {
  if (question.state === 'hidden-price') return i18n.t('question.hiddenTitle')
  if (question.state === 'outcome') return i18n.t('outcome.title')
  if (question.state === 'unpayable' || !chosen)
    return i18n.t('question.cannotPayTitle')
  if (question.state === 'paid-before') return i18n.t('question.beforeTitle')
  const { amount, token } = chosen
  const parts = siteParts(question.seller)
  return i18n.t('question.title', [
    `${formatAmount(amount, token.decimals)} ${token.symbol}`,
    parts ? parts.before + parts.domain + parts.port : question.seller,
  ])
}
