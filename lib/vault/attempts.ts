import * as z from 'zod/mini'
import type { SessionArea } from './session'
import type { VaultStore } from './store'

const freeAttempts = 5
const firstWaitMs = 5_000
const longestWaitMs = 5 * 60_000
const attemptsKey = 'vault.attempts'

const countSchema = z.object({
  wrong: z.number().check(z.gte(0)),
  atMs: z.number(),
})

/** Passwords tried since the last right one, and when the latest was. */
type Count = z.infer<typeof countSchema>

/** The counter of wrong passwords. */
export type Attempts = ReturnType<typeof createAttempts>

/** How long to wait after so many wrong passwords, ms. */
export function waitAfter(wrong: number): number {
  if (wrong < freeAttempts) return 0
  return Math.min(firstWaitMs * 2 ** (wrong - freeAttempts), longestWaitMs)
}

/**
 * Counts wrong passwords and says how long to wait.
 *
 * An attempt is counted before it is made and forgiven when it was right, so
 * that ending the worker half-way buys no free guess. The count is kept in the
 * browser session and in the database; the worse of the two holds.
 */
export function createAttempts({
  store,
  area,
  nowMs,
}: {
  store: VaultStore
  area: SessionArea
  nowMs(): number
}) {
  const read = async (): Promise<Count> => {
    const kept = await Promise.all([store.attempts(), area.get(attemptsKey)])
    return kept
      .map((value) => countSchema.safeParse(value))
      .map(({ success, data }) => (success ? data : { wrong: 0, atMs: 0 }))
      .reduce((a, b) => (b.wrong > a.wrong ? b : a))
  }
  const save = async (count: Count) => {
    await Promise.all([store.saveAttempts(count), area.set(attemptsKey, count)])
  }

  return {
    /** Ms until the next attempt is allowed; 0 when it is. */
    async waitMs(): Promise<number> {
      const { wrong, atMs } = await read()
      const elapsedMs = nowMs() - atMs
      if (elapsedMs >= 0) return Math.max(0, waitAfter(wrong) - elapsedMs)
      // The clock was put back: the wait starts anew rather than last for ages.
      await save({ wrong, atMs: nowMs() })
      return waitAfter(wrong)
    },

    /** Before every attempt. */
    async count(): Promise<void> {
      const { wrong } = await read()
      await save({ wrong: wrong + 1, atMs: nowMs() })
    },

    /** After a right password. */
    async forgive(): Promise<void> {
      await save({ wrong: 0, atMs: nowMs() })
    },
  }
}
