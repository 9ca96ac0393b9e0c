/** As much of an answer as tells where a request has been. */
type Answered = { requestId: string; url: string; statusCode: number }

/** Requests under way that were sent on to another place. */
const maxKept = 200

/**
 * Remembers which requests were redirected by another origin than the one that
 * answers them at last. Kept in memory: a worker stopped between the two only
 * forgets a reason to ask.
 */
export function createRedirects() {
  const from = new Map<string, Set<string>>()

  return {
    /** Hears an answer; true where it comes by way of another origin. */
    cameFromElsewhere({ requestId, url, statusCode }: Answered): boolean {
      const origin = URL.parse(url)?.origin ?? ''
      const origins = from.get(requestId)
      if (statusCode >= 300 && statusCode < 400 && statusCode !== 304) {
        from.set(requestId, new Set([...(origins ?? []), origin]))
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
