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

/**
 * Hears the requests of a target's tab until the returned function is called.
 *
 * All URLs of the tab: a redirect may go anywhere, and its end is ours too. A
 * document's answer is not heard here but by the listener that wakes the
 * worker, which no stopped worker misses.
 */
export function follow(
  events: RequestEvents,
  { kind, tabId }: Pick<Target, 'kind' | 'tabId'>,
  heard: Heard,
): () => void {
  const filter: Browser.webRequest.RequestFilter = {
    urls: ['http://*/*', 'https://*/*'],
    tabId,
    types: [kind === 'open' ? 'main_frame' : 'xmlhttprequest'],
  }
  const sending = (details: Seen) => void heard.sending(details)
  const answered = (details: HeadersSeen) => void heard.answered(details)
  const failed = (details: Seen) => void heard.failed(details)
  const { onBeforeSendHeaders, onHeadersReceived, onErrorOccurred } = events

  onBeforeSendHeaders.addListener(sending, filter)
  if (kind === 'call')
    onHeadersReceived.addListener(answered, filter, ['responseHeaders'])
  onErrorOccurred.addListener(failed, filter)
  return () => {
    onBeforeSendHeaders.removeListener(sending)
    onHeadersReceived.removeListener(answered)
    onErrorOccurred.removeListener(failed)
  }
}
