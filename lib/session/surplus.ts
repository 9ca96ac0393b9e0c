import { together } from '@/lib/messaging/together'
import type { Table } from './table'

/** What all rows of a table may come to. */
type Caps = { maxRows: number; maxAllChars: number }

type Row = { id: string; tabId: number; atMs: number }

/**
 * Removes rows, which are kept under their `id`, until all are in the caps: the
 * oldest of the tab that takes the most room first, so that no page pushes out
 * what belongs to another. Calls that come while it is at work wait for one more
 * look together: a page that floods must not have each of its rows weighed by
 * all the others.
 */
export function createSurplusRemoval<row extends Row>(
  table: Table<row>,
  charsOf: (row: row) => number,
  caps: Caps,
): () => Promise<void> {
  return together(async () => {
    const surplus = surplusOf(await table.all(), charsOf, caps)
    if (surplus.size > 0) await table.removeWhere(({ id }) => surplus.has(id))
  })
}

/** Ids of all rows that have to go. */
function surplusOf<row extends Row>(
  all: readonly row[],
  charsOf: (row: row) => number,
  { maxRows, maxAllChars }: Caps,
): Set<string> {
  const tabs = new Map<number, { id: string; chars: number; atMs: number }[]>()
  let [rows, chars] = [0, 0]
  // A table's newest row is its last, and decides where times are the same.
  for (const one of all.toReversed()) {
    const own = charsOf(one)
    const { id, tabId, atMs } = one
    const tab = tabs.get(tabId) ?? []
    tabs.set(tabId, tab)
    tab.push({ id, chars: own, atMs })
    rows += 1
    chars += own
  }
  const left = [...tabs.values()].map((tab) => ({
    newestFirst: tab.sort((a, b) => b.atMs - a.atMs),
    chars: tab.reduce((sum, one) => sum + one.chars, 0),
  }))
  const surplus = new Set<string>()
  while (rows > maxRows || chars > maxAllChars) {
    const isTooMany = rows > maxRows
    const roomOf = (tab: (typeof left)[number]) =>
      isTooMany ? tab.newestFirst.length : tab.chars
    const most = left.reduce((a, b) => (roomOf(b) > roomOf(a) ? b : a))
    const oldest = most.newestFirst.pop()
    if (!oldest) break
    surplus.add(oldest.id)
    most.chars -= oldest.chars
    rows -= 1
    chars -= oldest.chars
  }
  return surplus
}
