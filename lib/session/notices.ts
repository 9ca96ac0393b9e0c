import { type LimitNotice, noticeSchema } from '@/lib/contracts/limits'
import { type Area, createTable } from './table'

/** Keeps the quiet notices until they are dismissed or the browser closes. */
export function createNotices(session: Area) {
  const table = createTable(session, 'notices', noticeSchema, 50)
  return {
    /**
     * Keeps a notice in the place of an earlier one of the same limit. Answers
     * come in any order, and an earlier payment's is no news after a later one's.
     */
    async add(notice: LimitNotice): Promise<void> {
      await table.change(notice.id, (before) =>
        before && !isLater(notice, before) ? before : notice,
      )
    },
    /** Newest first. */
    async all(): Promise<LimitNotice[]> {
      return (await table.all()).sort((a, b) => b.atMs - a.atMs)
    },
    dismiss: table.remove,
    clear: table.clear,
  }
}

function isLater(one: LimitNotice, other: LimitNotice): boolean {
  return one.atMs === other.atMs
    ? BigInt(one.used) > BigInt(other.used)
    : one.atMs > other.atMs
}
