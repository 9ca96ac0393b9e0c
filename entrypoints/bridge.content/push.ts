import { browser } from 'wxt/browser'
import type { Push } from '@/lib/contracts/page'
import type { Calls } from './calls'

/**
 * Takes what the background pushes to this document.
 *
 * Answers `true` where it was of use: to a ping, and to a verdict the page was
 * waiting for.
 */
export function onPush(calls: Calls) {
  browser.runtime.onMessage.addListener(
    (message: { channel?: string; push: Push }, _sender, respond) => {
      if (message?.channel !== 'page-push') return
      respond(take(message.push, calls))
    },
  )
}

function take(push: Push, calls: Calls): boolean {
  if (push.kind === 'verdict') return calls.settle(push.callId, push.verdict)
  if (push.kind === 'known') calls.know(`${push.method} ${push.url}`)
  if (push.kind === 'reload') location.reload()
  return true
}
