import * as z from 'zod/mini'
import { createSurplusRemoval } from '@/lib/session/surplus'
import { type Area, createTable } from '@/lib/session/table'
import type { OtherWay } from '@/lib/x402/other-ways'

/** One 402 as the browser recorded it. */
const observationSchema = z.object({
  /** The browser's request id. */
  id: z.string(),
  tabId: z.number(),
  kind: z.enum(['open', 'call']),
  method: z.string(),
  /** Without fragment. */
  url: z.string(),
  /**
   * Values of PAYMENT-REQUIRED, as many as the reader tells apart, each cut
   * just above its limit.
   */
  headers: z.array(z.string()),
  /** Another way to pay than x402 that its headers ask for. */
  otherWay: z.nullable(
    z.custom<OtherWay>((value) => typeof value === 'object'),
  ),
  atMs: z.number(),
  /** The visit or call this record was given to; a record serves one. */
  claimedBy: z.nullable(z.string()),
  /** What the answer's own `Date` says, Unix ms. */
  sellerTimeMs: z.nullable(z.number()),
  /**
   * The request came here by a redirect of another origin, or that had the
   * document opened: see `createPushed`.
   */
  isIndirect: z.boolean(),
  /** The payment whose header was on the request. */
  answers: z.nullable(z.string()),
})

/** One 402 as the browser recorded it; times in Unix ms. */
export type Observation = z.infer<typeof observationSchema>

/** What a claim says; it finds a record only when every part agrees. */
export type Claim = {
  tabId: number
  kind: 'open' | 'call'
  /** `null`: any; a document does not know how it was asked for. */
  method: string | null
  url: string
  claimedBy: string
}

/** Records older than this never serve a claim, ms. */
const observationLifeMs = 120_000

/**
 * What all records may come to. `storage.session` has 10 MiB for the whole
 * wallet, and a character may take three bytes of it.
 */
export const observationCaps = { maxRows: 1000, maxAllChars: 500_000 } as const

/** The browser's own records of 402 answers, kept over a stopped worker. */
export type Observations = ReturnType<typeof createObservations>

/**
 * Keeps the newest records in a storage area. No page can make it grow: what is
 * over the caps goes, oldest first, from the tab that takes the most room.
 */
export function createObservations(area: Area, nowMs: () => number) {
  const { maxRows } = observationCaps
  // Room for those that come at once, before the first surplus is gone.
  const most = 2 * maxRows
  const table = createTable(area, 'observations', observationSchema, most)
  const removeSurplus = createSurplusRemoval(table, charsOf, observationCaps)
  const waiting = new Set<() => void>()

  /** Finds and takes in one step: two claims that look at once share none. */
  async function find(claim: Claim): Promise<Observation | undefined> {
    return await table.changeFoundSoon(
      (rows) =>
        [...rows.values()]
          .filter(
            (one) =>
              one.tabId === claim.tabId &&
              one.kind === claim.kind &&
              one.url === claim.url &&
              (claim.method === null || one.method === claim.method) &&
              (one.claimedBy === null || one.claimedBy === claim.claimedBy) &&
              !isOld(one),
          )
          // A claim that comes again gets the record it had; a new one the
          // newest.
          .sort(
            (a, b) =>
              Number(b.claimedBy !== null) - Number(a.claimedBy !== null) ||
              b.atMs - a.atMs,
          )[0]?.id,
      (one) => ({ ...one, claimedBy: claim.claimedBy }),
    )
  }

  function isOld({ atMs }: Observation): boolean {
    return nowMs() - atMs >= observationLifeMs
  }

  /** Nobody waits for it: what is old is passed over as well. */
  function removeOld(): void {
    table.removeWhere(isOld).catch(() => undefined)
  }

  return {
    async record(observation: Observation): Promise<void> {
      await table.putSoon(observation.id, observation)
      for (const wake of [...waiting]) wake()
      removeOld()
      removeSurplus().catch(() => undefined)
    },

    /** Finds and takes the record of a claim, waiting for it if it is late. */
    async take(claim: Claim, waitMs: number): Promise<Observation | undefined> {
      removeOld()
      let isOver = waitMs <= 0
      let wake = () => {}
      // A timer, not the clock, ends the wait: clocks can be put back. One for
      // all of it, or answers to other claims would make it last.
      const timer = setTimeout(() => {
        isOver = true
        wake()
      }, waitMs)
      try {
        for (;;) {
          // Before it looks: one that comes meanwhile wakes it as well.
          const woken = new Promise<void>((resolve) => {
            wake = resolve
            waiting.add(resolve)
          })
          const found = await find(claim)
          if (found || isOver) return found
          await woken
          waiting.delete(wake)
        }
      } finally {
        clearTimeout(timer)
        waiting.delete(wake)
      }
    },

    async forgetTab(tabId: number): Promise<void> {
      await table.removeWhere((one) => one.tabId === tabId)
    },

    clear: table.clear,
  }
}

function charsOf({ url, headers, otherWay }: Observation): number {
  return [url, otherWay?.raw ?? '', ...headers].reduce(
    (sum, text) => sum + text.length,
    0,
  )
}
