import {
  charsOf,
  cut,
  cutWords,
  type Recorded,
  type Seen,
  type Spoken,
  seenCaps,
  seenSchema,
} from './seen-record'
import { createSurplusRemoval } from './surplus'
import { type Area, createTable } from './table'

/** Records older than this belong to no page that speaks now, ms. */
const togetherMs = 120_000

/**
 * The newest 402s of this browser session, for the developer view alone:
 * nothing here decides about money. No page can make it grow: what is over
 * the caps goes, oldest first, from the tab that takes the most room.
 */
export function createSeen(area: Area) {
  const table = createTable(area, 'seen', seenSchema, seenCaps.maxRows + 1)
  const removeSurplus = createSurplusRemoval(table, charsOf, seenCaps)

  async function put(row: Seen): Promise<void> {
    await table.putSoon(row.id, row)
    await removeSurplus()
  }

  /** The record a page speaks of: its own, else the newest nobody has. */
  async function recordOf(spoken: Spoken): Promise<Seen | undefined> {
    return (await table.all())
      .reverse()
      .filter(
        (one) =>
          one.headers !== null &&
          one.tabId === spoken.tabId &&
          one.kind === spoken.kind &&
          one.url === cut(spoken.url) &&
          (spoken.method === null || one.method === spoken.method) &&
          (one.questionId === null || one.questionId === spoken.questionId) &&
          Math.abs(spoken.claimedAtMs - one.atMs) < togetherMs,
      )
      .sort(
        (a, b) =>
          Number(b.questionId !== null) - Number(a.questionId !== null) ||
          b.atMs - a.atMs,
      )[0]
  }

  return {
    async recorded(answer: Recorded): Promise<void> {
      await put({
        ...answer,
        url: cut(answer.url),
        headers: answer.headers
          .slice(0, seenCaps.maxHeaders)
          .map(({ name, value }) => ({ name, value: cut(value) })),
        site: null,
        questionId: null,
        words: {},
        became: null,
        claimedAtMs: null,
        decidedAtMs: null,
      })
    },

    async spoken(spoken: Spoken): Promise<void> {
      const { tabId, kind, questionId, site, became } = spoken
      const { claimedAtMs, decidedAtMs } = spoken
      const record = await recordOf(spoken)
      // What only the page had told of is now on record.
      if (record) await table.remove(questionId)
      await put({
        id: record?.id ?? questionId,
        tabId,
        kind,
        method: record?.method ?? cut(spoken.method ?? 'GET'),
        url: cut(spoken.url),
        status: record?.status ?? null,
        headers: record?.headers ?? null,
        isAnswer: record?.isAnswer ?? false,
        words: cutWords(spoken.words),
        atMs: record?.atMs ?? claimedAtMs,
        questionId,
        site,
        became,
        claimedAtMs,
        decidedAtMs,
      })
    },

    /** Newest first. */
    async all(): Promise<Seen[]> {
      return (await table.all()).reverse().sort((a, b) => b.atMs - a.atMs)
    },

    async forgetTab(tabId: number): Promise<void> {
      await table.removeWhere((one) => one.tabId === tabId)
    },

    clear: table.clear,
  }
}
