import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { HalfwayNotice } from './halfway-notice'
import { QuestionFrame } from './question-frame'
import { useEscape } from './use-escape'

/** What became of a payment cannot be read here. */
export function NotKnown({ onClose }: { onClose: () => void }) {
  useEscape(onClose)
  return (
    <QuestionFrame
      footer={<Button onClick={onClose}>{i18n.t('question.close')}</Button>}
    >
      <h1 className="sr-only">{i18n.t('outcome.title')}</h1>
      <HalfwayNotice because="ANSWER_LOST" />
    </QuestionFrame>
  )
}
