import * as z from 'zod/mini'

/** The part of a browser storage area a table needs. */
export type Area = {
  /** `null`: all of it. */
  get(key: string | null): Promise<Record<string, unknown>>
  set(items: Record<string, unknown>): Promise<void>
  remove(keys: string[]): Promise<void>
}

/** A small keyed collection that outlives a stopped worker. */
export type Table<row> = {
  get(key: string): Promise<row | undefined>
  all(): Promise<row[]>
  put(key: string, row: row): Promise<void>
  /** As `put`, but waits only until reads see the row; written at once. */
  putSoon(key: string, row: row): Promise<void>
  /**
   * Makes of a row, or of none, what `change` says, in one step that no other
   * comes between; `undefined` leaves none.
   */
  change(
    key: string,
    change: (row: row | undefined) => row | undefined,
  ): Promise<row | undefined>
  /**
   * As `change`, but waits only until reads see it; a new row is written at
   * once, a change soon.
   */
  changeSoon(
    key: string,
    change: (row: row | undefined) => row | undefined,
  ): Promise<row | undefined>
  /** As `changeSoon`, for the row that `choose` names among all in that step. */
  changeFoundSoon(
    choose: (rows: ReadonlyMap<string, row>) => string | undefined,
    change: (row: row) => row,
  ): Promise<row | undefined>
  remove(key: string): Promise<void>
  removeWhere(test: (row: row) => boolean): Promise<row[]>
  clear(): Promise<void>
}

/**
 * Keeps rows in a storage area, one item a row, with a copy in memory.
 *
 * Reads see every earlier write of this worker; a write resolves when the
 * browser has it, and costs the same however many rows there are. What nobody
 * waits for goes together: new rows as soon as the worker has a moment, changes
 * within 100 ms, which a stopped worker may take along. Rows that no
 * longer parse are dropped, oldest rows beyond `max` as well. Not for money:
 * there is no transaction here.
 */
export function createTable<row>(
  area: Area,
  item: string,
  schema: z.ZodMiniType<row>,
  max: number,
): Table<row> {
  const prefix = `${item}/`
  let loaded: Promise<Map<string, row>> | undefined
  /** Orders rows over a restart. */
  let count = 0

  const load = async () => {
    const found: { key: string; n: number; row: row }[] = []
    for (const [name, value] of Object.entries(await area.get(null))) {
      if (!name.startsWith(prefix)) continue
      const stored = storedSchema.safeParse(value)
      if (!stored.success) continue
      const row = schema.safeParse(stored.data.row)
      const { n } = stored.data
      count = Math.max(count, n)
      if (row.success)
        found.push({ key: name.slice(prefix.length), n, row: row.data })
    }
    found.sort((a, b) => a.n - b.n)
    return new Map(found.map(({ key, row }) => [key, row]))
  }

  // A read that failed is not kept, or the table were lost to this worker.
  const rows = () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined
      throw error
    })
    return loaded
  }

  /** Items in memory that the browser does not have yet. */
  const waiting = new Map<string, unknown>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let flushesAtOnce = false

  const flush = async () => {
    clearTimeout(timer)
    timer = undefined
    flushesAtOnce = false
    const items = Object.fromEntries(waiting)
    waiting.clear()
    if (Object.keys(items).length > 0) await area.set(items)
  }

  const flushIn = (ms: number) => {
    if (timer !== undefined && (flushesAtOnce || ms > 0)) return
    clearTimeout(timer)
    flushesAtOnce = ms === 0
    timer = setTimeout(() => flush().catch(() => undefined), ms)
  }

  /** Puts a row in memory at once; the promise is for those that had to go. */
  const write = async (map: Map<string, row>, key: string, row: row) => {
    count++
    map.delete(key)
    map.set(key, row)
    waiting.set(prefix + key, { n: count, row })
    const [oldest] = map.size > max ? map.keys() : []
    if (oldest !== undefined) await erase(map, [oldest])
  }

  const erase = (map: Map<string, row>, keys: string[]) => {
    for (const key of keys) {
      map.delete(key)
      waiting.delete(prefix + key)
    }
    return area.remove(keys.map((key) => prefix + key))
  }

  const become = (map: Map<string, row>, key: string, next: row | undefined) =>
    next === undefined ? erase(map, [key]) : write(map, key, next)

  return {
    async get(key) {
      return (await rows()).get(key)
    },
    async all() {
      return [...(await rows()).values()]
    },
    async put(key, row) {
      const map = await rows()
      await Promise.all([write(map, key, row), flush()])
    },
    async putSoon(key, row) {
      write(await rows(), key, row).catch(() => undefined)
      flushIn(0)
    },
    async change(key, change) {
      const map = await rows()
      const before = map.get(key)
      const next = change(before)
      if (next !== before) await Promise.all([become(map, key, next), flush()])
      return next
    },
    async changeSoon(key, change) {
      const map = await rows()
      const before = map.get(key)
      const next = change(before)
      if (next === before) return next
      become(map, key, next).catch(() => undefined)
      flushIn(before === undefined ? 0 : changeMs)
      return next
    },
    async changeFoundSoon(choose, change) {
      const map = await rows()
      const key = choose(map)
      const before = key === undefined ? undefined : map.get(key)
      if (key === undefined || before === undefined) return undefined
      const next = change(before)
      become(map, key, next).catch(() => undefined)
      flushIn(changeMs)
      return next
    },
    async remove(key) {
      const map = await rows()
      if (map.has(key)) await erase(map, [key])
    },
    async clear() {
      const map = await rows()
      await erase(map, [...map.keys()])
    },
    async removeWhere(test) {
      const map = await rows()
      const gone = [...map].filter(([, row]) => test(row))
      if (gone.length > 0)
        await erase(
          map,
          gone.map(([key]) => key),
        )
      return gone.map(([, row]) => row)
    },
  }
}

/** A change nobody waits for goes to the browser this long later, ms. */
const changeMs = 100

const storedSchema = z.object({ n: z.number(), row: z.unknown() })
