type Session = { set(items: Record<string, unknown>): Promise<void> }

/** Changes that come together are told once, ms. */
const togetherMs = 50

/**
 * Tells open screens that something they show may have changed: the first time
 * at once, then once for all that come within 50 ms.
 */
export function createBump(session: Session): () => void {
  let revision = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let hasMore = false

  function tell(): void {
    hasMore = false
    revision = Math.max(revision + 1, Date.now())
    session.set({ revision }).catch(() => undefined)
    timer = setTimeout(() => {
      timer = undefined
      if (hasMore) tell()
    }, togetherMs)
  }

  return () => {
    if (timer === undefined) tell()
    else hasMore = true
  }
}
