import type { Browser } from 'wxt/browser'
import type { Target } from '@/lib/payment/ports'
import type { HeadersSeen, Seen } from './request'

/** The events of requests, as far as a presentation hears them. */
export type RequestEvents = Pick<
  typeof Browser.webRequest,
  'onBeforeSendHeaders' | 'onCompleted' | 'onErrorOccurred'
>

/** What is heard of the tab's requests while a presentation is under way. */
type Heard = {
  sending(details: Seen): void
  answered(details: HeadersSeen): void
  failed(details: Seen): void
}

/** Listens on this long for the next presentation in the tab, ms. */
const restMs = 3000

/**
 * Follows tabs. Presentations in one tab share its listeners, and those stay
 * for a moment after the last: each is a change in the browser's main thread,
 * just when the request is to leave.
 *
 * All URLs of the tab: a redirect may go anywhere, and its end is ours too. No
 * headers are listened to here: the browser keeps an answer from its page until
 * it has told every such listener, and those of the watched origins and of
 * documents are told already. What they do not hear is heard when it is over.
 */
export function createFollow(events: RequestEvents) {
  const lines = new Map<string, { heard: Set<Heard>; stop: () => void }>()
  const keyOf = (kind: Target['kind'], tabId: number) => `${kind} ${tabId}`

  return {
    /** Hears a target's tab until the returned function is called. */
    follow(
      { kind, tabId }: Pick<Target, 'kind' | 'tabId'>,
      heard: Heard,
    ): () => void {
      const key = keyOf(kind, tabId)
      const line = lines.get(key) ?? open(kind, tabId)
      lines.set(key, line)
      line.heard.add(heard)
      return () => {
        line.heard.delete(heard)
        setTimeout(() => {
          if (line.heard.size > 0 || lines.get(key) !== line) return
          lines.delete(key)
          line.stop()
        }, restMs)
      }
    },

    /** A page call was answered, as the listener of watched origins hears it. */
    answered(details: HeadersSeen): void {
      const line = lines.get(keyOf('call', details.tabId))
      for (const one of [...(line?.heard ?? [])]) one.answered(details)
    },
  }

  function open(kind: Target['kind'], tabId: number) {
    const all = new Set<Heard>()
    const filter: Browser.webRequest.RequestFilter = {
      urls: ['http://*/*', 'https://*/*'],
      tabId,
      types: [kind === 'open' ? 'main_frame' : 'xmlhttprequest'],
    }
    const each = (tell: (one: Heard) => void): undefined => {
      for (const one of [...all]) tell(one)
    }
    const sending = (details: Seen) => each((one) => one.sending(details))
    const answered = (details: HeadersSeen) =>
      each((one) => one.answered(details))
    const failed = (details: Seen) => each((one) => one.failed(details))
    const { onBeforeSendHeaders, onCompleted, onErrorOccurred } = events

    onBeforeSendHeaders.addListener(sending, filter)
    if (kind === 'call')
      onCompleted.addListener(answered, filter, ['responseHeaders'])
    onErrorOccurred.addListener(failed, filter)
    const stop = () => {
      onBeforeSendHeaders.removeListener(sending)
      onCompleted.removeListener(answered)
      onErrorOccurred.removeListener(failed)
    }
    return { heard: all, stop }
  }
}
