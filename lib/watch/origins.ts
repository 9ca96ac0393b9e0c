import * as z from 'zod/mini'
import { type Area, createTable } from '@/lib/session/table'
import { hostPattern } from './url'

const knownSchema = z.object({ origin: z.string(), atMs: z.number() })
const briefSchema = z.object({
  origin: z.string(),
  tabId: z.number(),
  untilMs: z.number(),
})

const dayMs = 86_400_000
/** A page call to an unknown origin is watched this long, ms. */
const briefMs = 60_000

/** No name of a host that answers is longer (RFC 1035 §2.3.4). */
const maxOriginChars = 'https://'.length + 253 + ':65535'.length

/** Which origins' page calls are watched. */
export type Origins = ReturnType<typeof createOrigins>

/**
 * Listening to page calls costs every call something, so only calls to origins
 * that answered with a genuine challenge are watched, and for a minute those a
 * page claims to have been asked money by.
 */
export function createOrigins(
  local: Area,
  session: Area,
  nowMs: () => number,
  listen: (patterns: readonly string[]) => void,
) {
  const known = createTable(local, 'knownOrigins', knownSchema, 200)
  const brief = createTable(session, 'watchedOrigins', briefSchema, 50)

  async function refresh(): Promise<void> {
    const origins = [
      ...(await known.all()),
      ...(await brief.all()).filter((one) => one.untilMs > nowMs()),
    ].map((one) => one.origin)
    listen([...new Set(origins.map(hostPattern))])
  }

  return {
    refresh,

    async isWatched(origin: string, tabId: number): Promise<boolean> {
      if (await known.get(origin)) return true
      const one = await brief.get(`${tabId} ${origin}`)
      return one !== undefined && one.untilMs > nowMs()
    },

    /** Watches one tab's calls to an origin for a minute. */
    async watch(origin: string, tabId: number): Promise<void> {
      if (origin.length > maxOriginChars) return
      await brief.putSoon(`${tabId} ${origin}`, {
        origin,
        tabId,
        untilMs: nowMs() + briefMs,
      })
      await refresh()
      void brief.removeWhere((one) => one.untilMs <= nowMs())
    },

    /** This origin sent a genuine challenge: watch it from now on. */
    async remember(origin: string): Promise<void> {
      const before = await known.get(origin)
      // Once a day is enough to keep it among the last two hundred.
      if (before && nowMs() - before.atMs < dayMs) return
      await known.putSoon(origin, { origin, atMs: nowMs() })
      if (!before) await refresh()
    },

    /** Forgets every origin, and watches none. */
    async clear(): Promise<void> {
      await Promise.all([known.clear(), brief.clear()])
      await refresh()
    },
  }
}
