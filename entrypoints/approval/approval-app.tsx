import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { i18n } from '#i18n'
import { closeItself } from '@/components/question/close-itself'
import { QuestionFlow } from '@/components/question/question-flow'
import { QuestionFrame } from '@/components/question/question-frame'
import { questionsQuery } from '@/lib/client/queries'
import { useTabInFront } from './use-tab-in-front'

const lingerMs = 1_500

const wantedId = new URLSearchParams(location.search).get('q')

/** The window that asks; it goes when nothing waits any more. */
export function ApprovalApp() {
  const tabId = useTabInFront()
  return (
    <div className="flex h-dvh flex-col">
      <QuestionFlow
        wantedId={wantedId}
        tabId={tabId}
        atRest={<NothingWaits />}
        onEnd={closeItself}
      />
    </div>
  )
}

function NothingWaits() {
  const { data, isError } = useQuery(questionsQuery)
  const isEmpty = data?.length === 0
  useEffect(() => {
    if (!isEmpty) return
    // The next question may be on its way, such as a price just revealed.
    const timer = setInterval(closeItself, lingerMs)
    return () => clearInterval(timer)
  }, [isEmpty])
  return (
    <QuestionFrame>
      <h1 className="font-medium text-16">
        {isError
          ? i18n.t('popup.unreachable')
          : data?.length === 0
            ? i18n.t('question.none')
            : i18n.t('question.loading')}
      </h1>
    </QuestionFrame>
  )
}
