import { useQuery } from '@tanstack/react-query'
import { browser } from 'wxt/browser'
import { closeItself } from '@/components/question/close-itself'
import { QuestionFlow } from '@/components/question/question-flow'
import { AtRest } from './at-rest'

/** The toolbar popup: what waits, else the wallet at a glance. */
export function PopupApp() {
  const { data: tabId = null, isPending } = useQuery({
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
    // Pixels, not parts of the window: the browser sizes a popup by its content.
    <div className="mx-auto flex max-h-[600px] min-h-60 w-[360px] flex-col">
      {/* What waits in another tab is not put on before this one is known. */}
      {!isPending && (
        <QuestionFlow
          wantedId={null}
          tabId={tabId}
          atRest={<AtRest tabId={tabId} />}
          onEnd={closeItself}
        />
      )}
    </div>
  )
}
