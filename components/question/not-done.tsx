import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { type Failure, goneWords, isHalfway } from './failure'
import { HalfwayNotice } from './halfway-notice'
import { QuestionFrame } from './question-frame'
import { useEscape } from './use-escape'
import { useNow } from './use-now'
import { WhoAndWhat } from './who-and-what'

type NotDoneProps = { failure: Failure; onClose: () => void }

/** An answer that did not work, and no question is left to say it on. */
export function NotDone({ failure, onClose }: NotDoneProps) {
  const words = goneWords(failure.question, useNow())
  useEscape(onClose)
  return (
    <QuestionFrame
      footer={<Button onClick={onClose}>{i18n.t('question.close')}</Button>}
    >
      <h1 className="sr-only">{i18n.t('outcome.title')}</h1>
      {isHalfway(failure.because) ? (
        <HalfwayNotice because={failure.because} />
      ) : (
        <Notice tone="info" title={words.money} isLive>
          <p>{words.what}</p>
          <p className="text-muted">{words.do}</p>
        </Notice>
      )}
      <WhoAndWhat asked={failure.question} />
    </QuestionFrame>
  )
}
