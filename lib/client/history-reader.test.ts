import { expect, test, vi } from 'vitest'
import type { PaymentRow } from '@/lib/contracts/history'
import { createHistoryReader, type HistoryPage } from './history-reader'

const row = (id: string, code: string | null = null) =>
  ({ id, code }) as PaymentRow

/** A history of so many rows, newest first: `r9`, `r8` … */
function world(count: number) {
  const rows = Array.from({ length: count }, (_, at) => row(`r${count - at}`))
  const pageAfter = (before: string | null, limit: number): HistoryPage => {
    const from =
      before === null ? 0 : rows.findIndex(({ id }) => id === before) + 1
    const page = rows.slice(from, from + limit)
    const hasMore = from + limit < rows.length
    return { rows: page, next: hasMore ? (page.at(-1)?.id ?? null) : null }
  }
  const read = vi.fn(async (before: string) => pageAfter(before, 3))
  const reader = createHistoryReader({
    read,
    count: async () => rows.length,
    idle: async () => undefined,
    settle: async () => undefined,
  })
  const ids = () => reader.state().rows.map(({ id }) => id)
  const newest = () => pageAfter(null, 2)
  const isDone = () =>
    vi.waitFor(() => expect(reader.state().phase).toBe('done'))
  return { rows, read, reader, ids, newest, isDone }
}

test('the newest page is there at once, the older ones follow', async () => {
  const { reader, ids, newest, isDone, rows } = world(9)
  reader.take(newest())
  expect(ids()).toEqual(['r9', 'r8'])
  expect(reader.state().phase).toBe('reading')
  await isDone()
  expect(ids()).toEqual(rows.map(({ id }) => id))
})

test('how many there are is known before they are read', async () => {
  const { reader, read, ids, newest, isDone } = world(30)
  const seen: (number | null)[] = []
  reader.subscribe(() => seen.push(reader.state().total))
  read.mockImplementationOnce(async () => {
    expect(seen.at(-1)).toBe(30)
    throw new Error('gone')
  })
  reader.take(newest())
  await vi.waitFor(() => expect(reader.state().phase).toBe('failed'))
  reader.resume()
  await isDone()
  expect(ids()).toHaveLength(30)
  expect(reader.state().total).toBe(30)
})

test('a long history joins in ever larger parts', async () => {
  const { reader, read, newest, isDone, rows, ids } = world(200)
  const lengths = new Set<number>()
  reader.subscribe(() => lengths.add(reader.state().rows.length))
  reader.take(newest())
  await isDone()
  expect(read.mock.calls.length).toBeGreaterThan(60)
  expect(lengths.size).toBeLessThan(10)
  expect(ids()).toEqual(rows.map(({ id }) => id))
})

test('stopped between two parts, what was read is there', async () => {
  const { reader, read, ids, newest, isDone, rows } = world(200)
  const answer = read.getMockImplementation()
  read.mockImplementation(async (before) => {
    if (read.mock.calls.length === 12) reader.stop()
    return answer?.(before) ?? { rows: [], next: null }
  })
  reader.take(newest())
  await vi.waitFor(() => expect(reader.state().phase).toBe('stopped'))
  const { length } = ids()
  expect(length).toBeGreaterThan(2 + 3 * 10)
  expect(ids()).toEqual(rows.slice(0, length).map(({ id }) => id))
  reader.resume()
  await isDone()
  expect(ids()).toEqual(rows.map(({ id }) => id))
})

test('one page is all there is', () => {
  const { reader, newest, read } = world(2)
  reader.take(newest())
  expect(reader.state().phase).toBe('done')
  expect(read).not.toHaveBeenCalled()
})

test('a new payment pushes nothing out', async () => {
  const { reader, ids, newest, isDone, rows } = world(6)
  reader.take(newest())
  await isDone()
  rows.unshift(row('r7'))
  reader.take(newest())
  expect(ids()).toEqual(['r7', 'r6', 'r5', 'r4', 'r3', 'r2', 'r1'])
})

test('older payments that changed are read again behind the screen', async () => {
  const { reader, newest, isDone, rows } = world(6)
  reader.take(newest())
  await isDone()
  rows[4] = row('r2', 'SETTLED')
  rows.pop()
  reader.take(newest())
  await vi.waitFor(() =>
    expect(reader.state().rows.at(-1)).toEqual(row('r2', 'SETTLED')),
  )
})

test('the person stops it, and lets it go on', async () => {
  const { reader, ids, newest, isDone } = world(9)
  reader.take(newest())
  reader.stop()
  expect(reader.state().phase).toBe('stopped')
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(ids()).toHaveLength(2)
  reader.resume()
  await isDone()
  expect(ids()).toHaveLength(9)
})

test('what could not be read is said, and read on request', async () => {
  const { reader, read, ids, newest, isDone } = world(9)
  read.mockRejectedValueOnce(new Error('gone'))
  reader.take(newest())
  await vi.waitFor(() => expect(reader.state().phase).toBe('failed'))
  expect(ids()).toHaveLength(2)
  reader.resume()
  await isDone()
  expect(ids()).toHaveLength(9)
})

test('a page that has nothing to do with what is known starts anew', async () => {
  const { reader, ids, newest, isDone, rows } = world(4)
  reader.take(newest())
  await isDone()
  rows.splice(0, 4, row('a'), row('b'), row('c'))
  reader.take(newest())
  await isDone()
  expect(ids()).toEqual(['a', 'b', 'c'])
})

test('behavior: read again before the first reading ended, in vain: it is said', async () => {
  const { reader, read, newest, isDone, rows, ids } = world(30)
  read.mockImplementationOnce(read.getMockImplementation() as typeof read)
  read.mockImplementationOnce(async () => {
    reader.reload()
    return await new Promise<never>(() => undefined)
  })
  read.mockRejectedValueOnce(new Error('gone'))
  reader.take(newest())
  await vi.waitFor(() => expect(reader.state().phase).toBe('failed'))
  reader.resume()
  await isDone()
  expect(ids()).toEqual(rows.map(({ id }) => id))
})
