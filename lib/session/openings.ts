import * as z from 'zod/mini'
import { type Area, createTable } from './table'

const openingSchema = z.object({
  tabId: z.number(),
  opened: z.array(z.object({ site: z.string(), atMs: z.number() })),
})

/**
 * So many questions of one tab open by themselves and go unanswered, of one site
 * and of all …
 */
const mostUnanswered = { site: 3, tab: 6 }
/** … in this time, ms; what comes then waits under the badge. */
const withinMs = 60_000

/** When questions of a tab may open by themselves. */
export type Openings = ReturnType<typeof createOpenings>

/**
 * Counts what opened for a tab without an answer. A page that loads itself again
 * and again would else put a window before the person each time.
 */
export function createOpenings(area: Area, nowMs: () => number) {
  const table = createTable(area, 'openings', openingSchema, 50)

  return {
    /** Whether one more may open now; counts it where it may. */
    async take(tabId: number, site: string): Promise<boolean> {
      const atMs = nowMs()
      let isTaken = false
      await table.change(String(tabId), (before) => {
        const recent = (before?.opened ?? []).filter(
          (one) => Math.abs(atMs - one.atMs) < withinMs,
        )
        const ofSite = recent.filter((one) => one.site === site)
        isTaken =
          ofSite.length < mostUnanswered.site &&
          recent.length < mostUnanswered.tab
        return isTaken ? { tabId, opened: [...recent, { site, atMs }] } : before
      })
      return isTaken
    },

    /** Whether one of this site opened since then, Unix ms, and got no answer. */
    async wasOpened(
      tabId: number,
      site: string,
      sinceMs: number,
    ): Promise<boolean> {
      const opened = (await table.get(String(tabId)))?.opened ?? []
      return opened.some((one) => one.site === site && one.atMs >= sinceMs)
    },

    /** A person answered a question of this tab, or it was closed. */
    forget: (tabId: number): Promise<void> => table.remove(String(tabId)),
    clear: table.clear,
  }
}
