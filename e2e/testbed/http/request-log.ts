import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'

/** One request as a host saw it; status and onwards once it was answered. */
export type LoggedRequest = {
  /** Arrival, in ms since 1970. */
  at: number
  /** Which host of the bed: `v2`, `hand`, `recorder` … */
  host: string
  method: string
  /** Path and query, as sent. */
  url: string
  /** Lower-case names. */
  headers: IncomingHttpHeaders
  body: string
  status?: number
  responseHeaders?: OutgoingHttpHeaders
  /** The connection went before the answer was complete. */
  dropped?: true
}

/** What a test may know about the requests of one host. */
export type RequestLog = {
  /** Oldest first. The array is live: it grows as requests arrive. */
  entries: LoggedRequest[]
  /** Requests that carried a payment, under v1's name or v2's. */
  paid: () => LoggedRequest[]
  /** Requests to a path, the query left aside. */
  to: (path: string) => LoggedRequest[]
  clear: () => void
  /** The first answered request that fits, now or within the time. */
  waitFor: (
    fits: (request: LoggedRequest) => boolean,
    options?: { timeoutMs?: number },
  ) => Promise<LoggedRequest>
}

/** A log that can be written, with the call that wakes those who wait. */
export function createRequestLog(host: string): RequestLog & {
  changed: () => void
} {
  const entries: LoggedRequest[] = []
  const waiting = new Set<() => void>()
  return {
    entries,
    paid: () => entries.filter(carriesPayment),
    to: (path) => entries.filter(({ url }) => pathOf(url) === path),
    clear: () => {
      entries.length = 0
    },
    changed: () => {
      for (const look of waiting) look()
    },
    waitFor: (fits, { timeoutMs = 5000 } = {}) =>
      new Promise((resolve, reject) => {
        const stop = () => {
          waiting.delete(look)
          clearTimeout(timer)
        }
        const look = () => {
          const found = entries.find(
            (entry) => isAnswered(entry) && fits(entry),
          )
          if (!found) return
          stop()
          resolve(found)
        }
        const timer = setTimeout(() => {
          stop()
          const seen = entries.map(({ method, url, status }) =>
            [method, url, status].join(' '),
          )
          reject(
            new Error(
              `No such request at ${host} within ${timeoutMs} ms; seen: ${seen.join(', ') || 'none'}`,
            ),
          )
        }, timeoutMs)
        waiting.add(look)
        look()
      }),
  }
}

/** Does a request carry a payment header of x402 v1 or v2? */
export function carriesPayment({ headers }: LoggedRequest): boolean {
  return 'payment-signature' in headers || 'x-payment' in headers
}

const isAnswered = ({ status, dropped }: LoggedRequest) =>
  status !== undefined || dropped === true

const pathOf = (url: string) => url.split('?', 1)[0]
