import { type HeadersSeen, headerValues } from './listeners'

/** As much of an answer as tells where a request has been. */
type Answered = Pick<
  HeadersSeen,
  'requestId' | 'url' | 'statusCode' | 'responseHeaders'
>

/** Requests under way that were sent on to another place. */
const maxKept = 200

/**
 * Remembers which requests were redirected by another origin than the one that
 * answers them at last. Where a redirect leads counts as well: an origin whose
 * answers are not heard may send the request on and back. Kept in memory: a
 * worker stopped between the two only forgets a reason to ask.
 */
export function createRedirects() {
  const from = new Map<string, Set<string>>()

  return {
    /** Hears an answer; true where it comes by way of another origin. */
    cameFromElsewhere(answered: Answered): boolean {
      const { requestId, url, statusCode, responseHeaders } = answered
      const origin = URL.parse(url)?.origin ?? ''
      const origins = from.get(requestId)
      if (statusCode >= 300 && statusCode < 400 && statusCode !== 304) {
        const next = headerValues(responseHeaders, 'location')
          .map((to) => URL.parse(to, url)?.origin)
          .filter((to) => to !== undefined)
        from.set(requestId, new Set([...(origins ?? []), origin, ...next]))
        for (const oldest of from.keys()) {
          if (from.size <= maxKept) break
          from.delete(oldest)
        }
        return false
      }
      from.delete(requestId)
      return origins !== undefined && [...origins].some((one) => one !== origin)
    },
  }
}
