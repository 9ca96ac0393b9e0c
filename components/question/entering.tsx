import { useEffect } from 'react'
import { i18n } from '#i18n'
import { Spinner } from '@/components/ui/spinner'
import { QuestionFrame } from './question-frame'

/** A seller that takes no sign-in asks again by then, ms. */
const lingerMs = 2_500

/** After a sign-in: the page opens, or its question comes in this place. */
export function Entering({ onDone }: { onDone: () => void }) {
  useEffect(() => {
    const timer = setTimeout(onDone, lingerMs)
    return () => clearTimeout(timer)
  }, [onDone])
  return (
    <QuestionFrame>
      <h1 role="status" className="flex items-center gap-2 font-medium text-16">
        <Spinner size={20} />
        {i18n.t('question.entering')}
      </h1>
      <p className="text-muted">{i18n.t('question.enteringHelp')}</p>
    </QuestionFrame>
  )
}
