import { i18n } from '#i18n'
import { Spinner } from '@/components/ui/spinner'
import { QuestionFrame } from './question-frame'

/** A payment is on its way, or its call is sent again first. */
export function UnderWayFrame({ isRepeat = false }: { isRepeat?: boolean }) {
  return (
    <QuestionFrame>
      <h1 className="flex items-center gap-2 font-medium text-16">
        <Spinner size={20} />
        <span role="status">{i18n.t('question.paying')}</span>
      </h1>
      <p className="text-muted">
        {i18n.t(isRepeat ? 'question.repeating' : 'question.working')}
      </p>
    </QuestionFrame>
  )
}
