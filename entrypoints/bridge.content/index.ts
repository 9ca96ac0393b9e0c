import { defineContentScript } from 'wxt/utils/define-content-script'
import { background, tell } from './background'
import { createCalls } from './calls'
import { openHookPort } from './hook-port'
import { onPush } from './push'
import { createVisit } from './visit'

export default defineContentScript({
  matches: ['<all_urls>'],
  runAt: 'document_start',
  // Else WXT posts a message with the extension's id to the page.
  noScriptStartedPostMessage: true,
  main() {
    const hook = openHookPort()
    const calls = createCalls(hook)
    const visit = createVisit(hook)
    onPush(calls)
    void visit.start()

    addEventListener('pagehide', () => {
      if (visit.isPriced || calls.hasClaimed()) tell(() => background.gone())
    })
    addEventListener('pageshow', (event) => {
      if (!event.persisted) return
      void visit.start()
      calls.claimAgain()
    })
  },
})
