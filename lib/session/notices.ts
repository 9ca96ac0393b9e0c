import { type LimitNotice, noticeSchema } from '@/lib/contracts/limits'
import { type Area, createTable } from './table'

/** Keeps the quiet notices until they are dismissed or the browser closes. */
export function createNotices(session: Area) {
  const table = createTable(session, 'notices', noticeSchema, 50)
  return {
    /** Keeps a notice; the same one again is not news. */
    async add(notice: LimitNotice): Promise<void> {
      await table.change(notice.id, (before) => before ?? notice)
    },
    /** Newest first. */
    async all(): Promise<LimitNotice[]> {
      return (await table.all()).sort((a, b) => b.atMs - a.atMs)
    },
    dismiss: table.remove,
    clear: table.clear,
  }
}
