import { i18n } from '#i18n'
import { Notice } from '@/components/ui/notice'
import type { QuestionView } from '@/lib/contracts/question'
import { QuestionDetails } from './question-details'
import { WhoAndWhat } from './who-and-what'

/** A price that only shows when the call is sent again, unpaid. */
export function HiddenPriceBody({
  question,
  onNever,
}: {
  question: QuestionView
  onNever: () => void
}) {
  return (
    <>
      <Notice title={i18n.t('question.hiddenTitle')}>
        <p>{i18n.t('question.hiddenBody')}</p>
      </Notice>
      <WhoAndWhat asked={question} />
      <QuestionDetails
        question={question}
        offer={null}
        address={null}
        onNever={onNever}
      />
    </>
  )
}
