import type { ReadTransaction } from './transactions'

/** A store whose rows are found by when they were made. */
type NewestStore<Value> = {
  get(id: string): Promise<Value | undefined>
  index(name: 'created'): CreatedIndex<Value>
}

type CreatedIndex<Value> = {
  getAll(range?: IDBKeyRange | null): Promise<Value[]>
  openKeyCursor(
    range: IDBKeyRange | null,
    direction: 'prev',
  ): Promise<Hop | null>
}

type Hop = {
  key: [createdAtMs: number, id: string]
  advance(count: number): Promise<Hop | null>
}

/** Where a page begins: after the row of that time and id. */
export type Place = { createdAtMs: number; id: string }

/** Where a page ends: the newest rows from `before` on, `limit` at most. */
type Page = { before?: string; limit: number }

/** The rows of a page, newest first; none where `before` is not there. */
export async function newestIn<Value extends Place, Row>(
  store: NewestStore<Value>,
  { before, limit }: Page,
  read: (value: Value) => Row | undefined,
): Promise<Row[]> {
  if (before === undefined) return await newestBefore(store, null, limit, read)
  const last = await store.get(before)
  return last ? await newestBefore(store, last, limit, read) : []
}

/**
 * The rows older than a place, newest first. Many at once: a cursor that stops
 * at each row would take ten times as long.
 */
export async function newestBefore<Value, Row>(
  store: NewestStore<Value>,
  place: Place | null,
  limit: number,
  read: (value: Value) => Row | undefined,
): Promise<Row[]> {
  const created = store.index('created')
  const rows: Row[] = []
  let last = place && ([place.createdAtMs, place.id] as const)
  // Rows that cannot be read leave gaps, which older rows fill.
  while (rows.length < limit) {
    const older = last && IDBKeyRange.upperBound(last, true)
    const wanted = limit - rows.length
    const newest = await created.openKeyCursor(older, 'prev')
    if (!newest) break
    // The cursor is one and moves on.
    const to = newest.key
    const oldest = wanted > 1 ? await newest.advance(wanted - 1) : newest
    const range = oldest
      ? IDBKeyRange.bound(oldest.key, to)
      : IDBKeyRange.upperBound(to)
    const values = await created.getAll(range)
    for (const value of values.reverse()) {
      const row = read(value)
      if (row !== undefined) rows.push(row)
    }
    if (!oldest) break
    last = oldest.key
  }
  return rows
}

/** Where a row of either store is, by its id. */
export async function placeOf(
  tx: ReadTransaction,
  id: string,
): Promise<Place | undefined> {
  return (
    (await tx.objectStore('payments').get(id)) ??
    (await tx.objectStore('imported').get(id))
  )
}
