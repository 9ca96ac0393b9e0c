import type { Browser } from 'wxt/browser'

type WebRequest = Pick<typeof Browser.webRequest, 'onSendHeaders'>

/** One header of a request; a value of null is not shown to anybody. */
export type RequestHeader = { name: string; value: string | null }

/** Requests that are remembered: those before a 402 comes are few. */
const mostKept = 300
const mostHeaders = 40
const mostChars = 2_048

/**
 * Headers whose values may be shown: what was asked for and from where. Others
 * are named without their value – cookies, logins, keys and payments among
 * them, and whatever a page calls its own.
 */
const shown =
  /^(accept(-.+)?|cache-control|content-(type|length)|if-.+|origin|pragma|range|sec-(ch-ua.*|fetch-.+|gpc)|upgrade-insecure-requests|user-agent|dnt|priority)$/

/**
 * Remembers the headers of the newest requests, for as long as a person looks.
 * It costs every page a little, so nothing but an open developer view starts
 * it; it keeps them in that view alone. Cookies and referrers are not asked of
 * the browser.
 */
export function createRequestLog(webRequest: WebRequest) {
  const kept = new Map<string, RequestHeader[]>()

  function heard({
    requestId,
    requestHeaders = [],
  }: Pick<
    Browser.webRequest.OnSendHeadersDetails,
    'requestId' | 'requestHeaders'
  >): void {
    // The last of a redirected request's is the one that was answered.
    kept.delete(requestId)
    kept.set(requestId, requestHeaders.slice(0, mostHeaders).map(shownOf))
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  }

  return {
    /** Listens until the function it gives is called. */
    listen(): () => void {
      webRequest.onSendHeaders.addListener(
        heard,
        {
          urls: ['http://*/*', 'https://*/*'],
          types: ['main_frame', 'xmlhttprequest'],
        },
        ['requestHeaders'],
      )
      return () => webRequest.onSendHeaders.removeListener(heard)
    },

    /** Null: nobody listened when it was sent. */
    headersOf: (requestId: string): RequestHeader[] | null =>
      kept.get(requestId) ?? null,
  }
}

function shownOf({
  name,
  value = '',
}: Browser.webRequest.HttpHeader): RequestHeader {
  const lower = name.toLowerCase()
  return {
    name: lower.slice(0, mostChars),
    value: shown.test(lower) ? value.slice(0, mostChars) : null,
  }
}
