import type { Browser } from 'wxt/browser'
import type { Target } from '@/lib/payment/ports'
import type { HeadersSeen, Seen } from './request'

/** The events of requests, as far as a presentation hears them. */
export type RequestEvents = Pick<
  typeof Browser.webRequest,
  'onBeforeSendHeaders' | 'onHeadersReceived' | 'onErrorOccurred'
>

/** What is heard of the tab's requests while a presentation is under way. */
type Heard = {
  sending(details: Seen): void
  answered(details: HeadersSeen): void
  failed(details: Seen): void
}

/** Listens on this long for the next presentation in the tab, ms. */
const restMs = 3000

/** Hears the requests of a target's tab until the returned function is called. */
export type Follow = (
  target: Pick<Target, 'kind' | 'tabId'>,
  heard: Heard,
) => () => void

/**
 * Follows tabs. Presentations in one tab share its listeners, and those stay
 * for a moment after the last: each is a change in the browser's main thread,
 * just when the request is to leave.
 *
 * All URLs of the tab: a redirect may go anywhere, and its end is ours too. A
 * document's answer is not heard here but by the listener that wakes the
 * worker, which no stopped worker misses.
 */
export function createFollow(events: RequestEvents): Follow {
  const lines = new Map<string, { heard: Set<Heard>; stop: () => void }>()

  return ({ kind, tabId }, heard) => {
    const key = `${kind} ${tabId}`
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
    const { onBeforeSendHeaders, onHeadersReceived, onErrorOccurred } = events

    onBeforeSendHeaders.addListener(sending, filter)
    if (kind === 'call')
      onHeadersReceived.addListener(answered, filter, ['responseHeaders'])
    onErrorOccurred.addListener(failed, filter)
    const stop = () => {
      onBeforeSendHeaders.removeListener(sending)
      onHeadersReceived.removeListener(answered)
      onErrorOccurred.removeListener(failed)
    }
    return { heard: all, stop }
  }
}
