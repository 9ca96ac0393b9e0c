import { useQuery } from '@tanstack/react-query'
import { browser } from 'wxt/browser'
import { QuestionFlow } from '@/components/question/question-flow'
import { AtRest } from './at-rest'

/** The toolbar popup: what waits, else the wallet at a glance. */
export function PopupApp() {
  const { data: tabId = null } = useQuery({
    queryKey: ['active-tab'],
    queryFn: async () => {
      const [tab] = await browser.tabs.query({
        active: true,
        lastFocusedWindow: true,
      })
      return tab?.id ?? null
    },
  })
  return (
    // The browser gives a popup at most 600 px; a smaller window scrolls inside.
    <div className="mx-auto flex max-h-[min(600px,100dvh)] min-h-60 w-[360px] max-w-full flex-col">
      <QuestionFlow
        wantedId={null}
        tabId={tabId}
        atRest={<AtRest tabId={tabId} />}
        onEnd={() => window.close()}
      />
    </div>
  )
}
