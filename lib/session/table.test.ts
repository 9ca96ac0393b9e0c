import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { type Area, createTable } from './table'

function memoryArea(): Area & { items: Record<string, unknown> } {
  const items: Record<string, unknown> = {}
  return {
    items,
    get: async (key) => structuredClone({ [key]: items[key] }),
    set: async (next) => void Object.assign(items, structuredClone(next)),
  }
}

const row = z.object({ n: z.number() })

describe('createTable', () => {
  test('a new worker finds what the last one wrote', async () => {
    const area = memoryArea()
    await createTable(area, 't', row, 10).put('a', { n: 1 })
    expect(await createTable(area, 't', row, 10).get('a')).toEqual({ n: 1 })
  })

  test('parallel writes all land', async () => {
    const area = memoryArea()
    const table = createTable(area, 't', row, 1000)
    await Promise.all(
      Array.from({ length: 200 }, (_, n) => table.put(String(n), { n })),
    )
    expect(await createTable(area, 't', row, 1000).all()).toHaveLength(200)
  })

  test('behavior: a row that does not parse is dropped, the rest stays', async () => {
    const area = memoryArea()
    area.items.t = [
      ['a', { n: 'x' }],
      ['b', { n: 2 }],
    ]
    const table = createTable(area, 't', row, 10)
    expect(await table.all()).toEqual([{ n: 2 }])
  })

  test('behavior: a failed write does not block the next one', async () => {
    const area = memoryArea()
    const table = createTable(area, 't', row, 10)
    const set = area.set
    area.set = async () => {
      throw new Error('quota')
    }
    await expect(table.put('a', { n: 1 })).rejects.toThrow('quota')
    area.set = set
    await table.put('b', { n: 2 })
    expect(await createTable(area, 't', row, 10).get('b')).toEqual({ n: 2 })
  })

  test('the oldest rows leave beyond the maximum', async () => {
    const table = createTable(memoryArea(), 't', row, 2)
    for (const n of [1, 2, 3]) await table.put(String(n), { n })
    expect((await table.all()).map((r) => r.n)).toEqual([2, 3])
  })

  test('update changes, removes and leaves missing rows alone', async () => {
    const table = createTable(memoryArea(), 't', row, 5)
    await table.put('a', { n: 1 })
    expect(await table.update('a', (r) => ({ n: r.n + 1 }))).toEqual({ n: 2 })
    expect(await table.update('z', () => ({ n: 9 }))).toBeUndefined()
    await table.update('a', () => undefined)
    expect(await table.all()).toEqual([])
    await table.put('b', { n: 7 })
    expect(await table.removeWhere((r) => r.n > 5)).toEqual([{ n: 7 }])
  })
})
