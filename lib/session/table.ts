import * as z from 'zod/mini'

/** The part of a browser storage area a table needs. */
export type Area = {
  get(key: string): Promise<Record<string, unknown>>
  set(items: Record<string, unknown>): Promise<void>
}

/** A small keyed collection that outlives a stopped worker. */
export type Table<row> = {
  get(key: string): Promise<row | undefined>
  all(): Promise<row[]>
  put(key: string, row: row): Promise<void>
  /** As `put`, but waits only until reads see the row, not for the browser. */
  putSoon(key: string, row: row): Promise<void>
  /** Changes a row if it is there; `undefined` removes it. */
  update(
    key: string,
    change: (row: row) => row | undefined,
  ): Promise<row | undefined>
  /** As `update`, but waits only until reads see the change. */
  updateSoon(key: string, change: (row: row) => row): Promise<row | undefined>
  remove(key: string): Promise<void>
  removeWhere(test: (row: row) => boolean): Promise<row[]>
}

/**
 * Keeps rows in one item of a storage area, with a copy in memory.
 *
 * Reads see every earlier write of this worker; a write resolves when the
 * browser has it. Rows that no longer parse are dropped, oldest rows beyond
 * `max` as well. Not for money: there is no transaction here.
 */
export function createTable<row>(
  area: Area,
  item: string,
  schema: z.ZodMiniType<row>,
  max: number,
): Table<row> {
  let loaded: Promise<Map<string, row>> | undefined
  let writing: Promise<void> = Promise.resolve()

  const rows = () => {
    loaded ??= area.get(item).then((found) => {
      const parsed = stored.safeParse(found[item])
      const map = new Map<string, row>()
      for (const [key, value] of parsed.success ? parsed.data : []) {
        const row = schema.safeParse(value)
        if (row.success) map.set(key, row.data)
      }
      return map
    })
    return loaded
  }

  const withNewest = async (key: string, row: row) => {
    const map = await rows()
    map.delete(key)
    map.set(key, row)
    return map
  }

  const save = async (map: Map<string, row>) => {
    for (const key of map.keys()) {
      if (map.size <= max) break
      map.delete(key)
    }
    writing = writing
      .catch(() => undefined)
      .then(() => area.set({ [item]: [...map] }))
    await writing
  }

  return {
    async get(key) {
      return (await rows()).get(key)
    },
    async all() {
      return [...(await rows()).values()]
    },
    async put(key, row) {
      await save(await withNewest(key, row))
    },
    async putSoon(key, row) {
      save(await withNewest(key, row)).catch(() => undefined)
    },
    async updateSoon(key, change) {
      const map = await rows()
      const row = map.get(key)
      if (row === undefined) return undefined
      const next = change(row)
      map.set(key, next)
      save(map).catch(() => undefined)
      return next
    },
    async update(key, change) {
      const map = await rows()
      const row = map.get(key)
      if (row === undefined) return undefined
      const next = change(row)
      if (next === undefined) map.delete(key)
      else map.set(key, next)
      await save(map)
      return next
    },
    async remove(key) {
      const map = await rows()
      if (map.delete(key)) await save(map)
    },
    async removeWhere(test) {
      const map = await rows()
      const gone: row[] = []
      for (const [key, row] of map)
        if (test(row)) {
          map.delete(key)
          gone.push(row)
        }
      if (gone.length > 0) await save(map)
      return gone
    },
  }
}

const stored = z.array(z.tuple([z.string(), z.unknown()]))
