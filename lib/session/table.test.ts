import { afterEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { sampleArea } from '@/lib/testing/sample-area'
import { createTable } from './table'

const row = z.object({ n: z.number() })

afterEach(() => void vi.useRealTimers())

describe('createTable', () => {
  test('a new worker finds what the last one wrote', async () => {
    const area = sampleArea()
    await createTable(area, 't', row, 10).put('a', { n: 1 })
    expect(await createTable(area, 't', row, 10).get('a')).toEqual({ n: 1 })
  })

  test('parallel writes all land', async () => {
    const area = sampleArea()
    const table = createTable(area, 't', row, 1000)
    await Promise.all(
      Array.from({ length: 200 }, (_, n) => table.put(String(n), { n })),
    )
    expect(await createTable(area, 't', row, 1000).all()).toHaveLength(200)
  })

  test('behavior: a row that does not parse is dropped, the rest stays', async () => {
    const area = sampleArea()
    area.items['t/a'] = { n: 1, row: { n: 'x' } }
    area.items['t/b'] = { n: 2, row: { n: 2 } }
    area.items['t/c'] = 'not a row at all'
    const table = createTable(area, 't', row, 10)
    expect(await table.all()).toEqual([{ n: 2 }])
  })

  test('behavior: a failed write does not block the next one', async () => {
    const area = sampleArea()
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

  test('behavior: a failed read is made again', async () => {
    const area = sampleArea()
    await createTable(area, 't', row, 10).put('a', { n: 1 })
    vi.spyOn(area, 'get').mockRejectedValueOnce(new Error('no storage'))
    const table = createTable(area, 't', row, 10)
    await expect(table.get('a')).rejects.toThrow('no storage')
    expect(await table.get('a')).toEqual({ n: 1 })
  })

  test('what nobody waits for is read at once and written together', async () => {
    vi.useFakeTimers()
    const area = sampleArea()
    const set = vi.spyOn(area, 'set')
    const table = createTable(area, 't', row, 10)
    await table.changeSoon('z', (one) => one)
    await table.putSoon('a', { n: 1 })
    await table.putSoon('b', { n: 2 })
    await table.changeSoon('a', (one) => one && { n: one.n + 10 })
    expect(await table.all()).toEqual([{ n: 2 }, { n: 11 }])
    expect(set).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(0)
    expect(set).toHaveBeenCalledTimes(1)
    expect(await createTable(area, 't', row, 10).all()).toEqual([
      { n: 2 },
      { n: 11 },
    ])
  })

  test('a change nobody waits for is written a little later', async () => {
    vi.useFakeTimers()
    const area = sampleArea()
    const table = createTable(area, 't', row, 10)
    await table.put('a', { n: 1 })
    await table.changeSoon('a', () => ({ n: 2 }))
    await vi.advanceTimersByTimeAsync(99)
    expect(area.items['t/a']).toMatchObject({ row: { n: 1 } })
    await vi.advanceTimersByTimeAsync(1)
    expect(area.items['t/a']).toMatchObject({ row: { n: 2 } })
    // A new row does not wait for a change, and takes it along.
    await table.changeSoon('a', () => ({ n: 3 }))
    await table.putSoon('b', { n: 4 })
    await vi.advanceTimersByTimeAsync(0)
    expect(area.items).toMatchObject({ 't/a': { row: { n: 3 } } })
  })

  test('behavior: a write that is waited for takes along what waits', async () => {
    const area = sampleArea()
    const table = createTable(area, 't', row, 10)
    await table.putSoon('a', { n: 1 })
    await table.put('b', { n: 2 })
    expect(Object.keys(area.items)).toEqual(['t/a', 't/b'])
  })

  test('behavior: what was removed meanwhile is not written', async () => {
    vi.useFakeTimers()
    const area = sampleArea()
    const table = createTable(area, 't', row, 1)
    await table.putSoon('a', { n: 1 })
    await table.remove('a')
    await table.putSoon('b', { n: 2 })
    await table.putSoon('c', { n: 3 })
    await vi.advanceTimersByTimeAsync(100)
    expect(Object.keys(area.items)).toEqual(['t/c'])
  })

  test('the oldest rows leave beyond the maximum', async () => {
    const table = createTable(sampleArea(), 't', row, 2)
    for (const n of [1, 2, 3]) await table.put(String(n), { n })
    expect((await table.all()).map((r) => r.n)).toEqual([2, 3])
  })

  test('rows keep their order over a restart, and the last one put is newest', async () => {
    const area = sampleArea()
    const table = createTable(area, 't', row, 2)
    for (const n of [1, 2]) await table.put(String(n), { n })
    await table.put('1', { n: 1 })
    const next = createTable(area, 't', row, 2)
    await next.put('3', { n: 3 })
    expect((await next.all()).map((r) => r.n)).toEqual([1, 3])
    expect(Object.keys(area.items).sort()).toEqual(['t/1', 't/3'])
  })

  test('behavior: tables of one area do not meet', async () => {
    const area = sampleArea()
    await createTable(area, 't', row, 2).put('a', { n: 1 })
    await createTable(area, 'tt', row, 2).put('a', { n: 2 })
    expect(await createTable(area, 't', row, 2).all()).toEqual([{ n: 1 }])
  })

  test('a change makes, changes, removes and leaves alone in one step', async () => {
    const area = sampleArea()
    const set = vi.spyOn(area, 'set')
    const table = createTable(area, 't', row, 5)
    const more = () =>
      table.changeSoon('a', (one) => ({ n: (one?.n ?? 0) + 1 }))
    // None of them reads before the one ahead of it has changed the row.
    await Promise.all([more(), more(), more()])
    expect(await table.get('a')).toEqual({ n: 3 })
    await vi.waitFor(() => expect(area.items['t/a']).toBeDefined())
    set.mockClear()
    expect(await table.changeSoon('a', (one) => one)).toEqual({ n: 3 })
    expect(await table.changeSoon('z', () => undefined)).toBeUndefined()
    await table.changeSoon('a', () => undefined)
    expect(await table.all()).toEqual([])
    await vi.waitFor(() => expect(area.items).toEqual({}))
    expect(set).not.toHaveBeenCalled()
  })

  test('a change that is waited for is in the browser', async () => {
    const area = sampleArea()
    const table = createTable(area, 't', row, 5)
    await table.change('a', (one) => one ?? { n: 1 })
    expect(area.items).toMatchObject({ 't/a': { row: { n: 1 } } })
    await table.change('a', (one) => one && { n: one.n + 1 })
    expect(area.items).toMatchObject({ 't/a': { row: { n: 2 } } })
    await table.change('a', () => undefined)
    expect(area.items).toEqual({})
  })

  test('a row that is chosen among all is changed in the same step', async () => {
    const table = createTable(sampleArea(), 't', row, 5)
    for (const n of [1, 2]) await table.put(String(n), { n })
    const take = () =>
      table.changeFoundSoon(
        (rows) => [...rows].find(([, one]) => one.n < 10)?.[0],
        (one) => ({ n: one.n + 10 }),
      )
    expect(await Promise.all([take(), take(), take()])).toEqual([
      { n: 11 },
      { n: 12 },
      undefined,
    ])
  })

  test('rows that are tested and fit are removed and told', async () => {
    const table = createTable(sampleArea(), 't', row, 5)
    await table.put('b', { n: 7 })
    expect(await table.removeWhere((r) => r.n > 5)).toEqual([{ n: 7 }])
  })

  test('a cleared table has nothing, in memory or in the browser', async () => {
    const area = sampleArea()
    const table = createTable(area, 't', row, 5)
    await table.put('a', { n: 1 })
    await table.putSoon('b', { n: 2 })
    await table.clear()
    expect(await table.all()).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(area.items).toEqual({})
  })
})
