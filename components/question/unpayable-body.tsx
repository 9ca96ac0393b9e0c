import { i18n } from '#i18n'
import { RawText } from '@/components/raw-text'
import { Notice } from '@/components/ui/notice'
import type { QuestionView } from '@/lib/contracts/question'
import { QuestionDetails } from './question-details'
import { reasonWords } from './reason-words'
import { UnpayableList } from './unpayable-list'
import { WhoAndWhat } from './who-and-what'

/** A price that cannot be paid: why, what to do, and what the seller sent. */
export function UnpayableBody({
  question,
  onNever,
}: {
  question: QuestionView
  onNever: () => void
}) {
  const { because, unpayable } = question
  const words = reasonWords(because ?? unpayable[0]?.because ?? 'BAD_OFFER')
  return (
    <>
      <Notice tone="wait" title={i18n.t('question.cannotPayTitle')}>
        <p>{words.what}</p>
        <p className="text-muted">{words.do}</p>
      </Notice>
      <WhoAndWhat asked={question} />
      <UnpayableList unpayable={unpayable} isOpen={unpayable.length <= 3} />
      <QuestionDetails
        question={question}
        offer={null}
        address={null}
        onNever={onNever}
      />
      <details className="text-12">
        <summary className="rounded-control text-muted underline decoration-dotted underline-offset-4">
          {i18n.t('question.sellerSent')}
        </summary>
        <RawText text={question.raw} />
      </details>
    </>
  )
}
