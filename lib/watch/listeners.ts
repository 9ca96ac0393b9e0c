import type { Browser } from 'wxt/browser'

/** Response headers as webRequest reports them. */
export type HeadersSeen = {
  requestId: string
  url: string
  method: string
  tabId: number
  type: string
  statusCode: number
  /** The origin that asked; none for a document a person opened. */
  initiator?: string
  responseHeaders?: Browser.webRequest.HttpHeader[]
}

type WebRequest = Pick<typeof Browser.webRequest, 'onHeadersReceived'>

/** Values of one response header, in order, whatever its case. */
export function headerValues(
  headers: Browser.webRequest.HttpHeader[] | undefined,
  ...names: string[]
): string[] {
  return (headers ?? [])
    .filter((header) => names.includes(header.name.toLowerCase()))
    .map((header) => header.value ?? '')
}

/**
 * Listens to documents of tabs at once, and to page calls of the hosts it is
 * given later. The first must be called while the worker's script runs, or the
 * event that woke it is lost.
 */
export function createListeners(
  webRequest: WebRequest,
  seen: (details: HeadersSeen) => void,
) {
  let calls: ((details: HeadersSeen) => undefined) | undefined
  let current = ''

  return {
    start(): void {
      webRequest.onHeadersReceived.addListener(
        (details) => {
          seen(details)
          return undefined
        },
        { urls: ['http://*/*', 'https://*/*'], types: ['main_frame'] },
        ['responseHeaders'],
      )
    },

    /** Watches page calls to these match patterns and to no others. */
    setCalls(patterns: readonly string[]): void {
      const next = [...patterns].sort().join(' ')
      if (next === current) return
      current = next
      const before = calls
      calls = undefined
      if (patterns.length > 0) {
        calls = (details) => {
          seen(details)
          return undefined
        }
        webRequest.onHeadersReceived.addListener(
          calls,
          { urls: [...patterns], types: ['xmlhttprequest'] },
          ['responseHeaders'],
        )
      }
      if (before) webRequest.onHeadersReceived.removeListener(before)
    },
  }
}
