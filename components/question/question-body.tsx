import type { QuestionView } from '@/lib/contracts/question'
import { AskBody } from './ask-body'
import { HiddenPriceBody } from './hidden-price-body'
import { ItemsBody } from './items-body'
import { OutcomeBody } from './outcome-body'
import { PaidBeforeNote } from './paid-before-note'
import { SignInBody } from './sign-in-body'
import { SignInNote } from './sign-in-note'
import { UnpayableBody } from './unpayable-body'
import type { Choosing } from './use-choosing'
import type { Items } from './use-items'

type QuestionBodyProps = {
  question: QuestionView
  choosing: Choosing
  items: Items | null
  address: string | null
  canPresent: boolean
  onNever: () => void
}

/** What a question shows above its answers, in each of its states. */
export function QuestionBody(props: QuestionBodyProps) {
  const { question, choosing, items, address, canPresent, onNever } = props
  const { chosen } = choosing
  const { previous } = question
  if (question.state === 'hidden-price')
    return <HiddenPriceBody question={question} onNever={onNever} />
  if (question.state === 'sign-in')
    return <SignInBody question={question} onNever={onNever} />
  if (question.state === 'outcome' && previous)
    return <OutcomeBody question={question} previous={previous} />
  if (question.state === 'unpayable' || !chosen)
    return <UnpayableBody question={question} onNever={onNever} />
  if (items)
    return (
      <ItemsBody
        question={question}
        items={items}
        choosing={{ ...choosing, chosen }}
        address={address}
        onNever={onNever}
      />
    )
  return (
    <>
      {question.state === 'paid-before' && previous && (
        <PaidBeforeNote
          previous={previous}
          because={question.because}
          canOpenAgain={canPresent}
        />
      )}
      <SignInNote signIn={question.signIn} seller={question.seller} />
      <AskBody
        question={question}
        choosing={{ ...choosing, chosen }}
        address={address}
        onNever={onNever}
      />
    </>
  )
}
