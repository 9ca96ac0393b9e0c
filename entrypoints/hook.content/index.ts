import { defineContentScript } from 'wxt/utils/define-content-script'
import { open } from './channel'
import { patchFetch } from './fetch'
import { portEvent } from './wire'
import { patchXhr } from './xhr'

export default defineContentScript({
  matches: ['<all_urls>'],
  runAt: 'document_start',
  world: 'MAIN',
  main() {
    // Only secure contexts pay, so the others are left as they are.
    if (!isSecureContext) return
    document.addEventListener(
      portEvent,
      (event) => {
        event.stopImmediatePropagation()
        const port = (event as MessageEvent).ports[0]
        if (port) open(port)
      },
      { capture: true, once: true },
    )
    patchFetch()
    patchXhr()
  },
})
