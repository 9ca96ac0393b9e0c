import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { sampleArea } from '@/lib/testing/sample-area'
import { createSurplusRemoval } from './surplus'
import { createTable } from './table'

const schema = z.object({
  id: z.string(),
  tabId: z.number(),
  atMs: z.number(),
  text: z.string(),
})

/** A table with these rows: `tab` and text of each, oldest first. */
async function given(...rows: (readonly [tabId: number, text: string])[]) {
  const table = createTable(sampleArea(), 'rows', schema, 10_000)
  let weighed = 0
  const removeSurplus = createSurplusRemoval(
    table,
    ({ text }) => {
      weighed += 1
      return text.length
    },
    { maxRows: 4, maxAllChars: 100 },
  )
  const put = (
    tabId: number,
    text: string,
    atMs: number,
    id = String(atMs),
  ): Promise<void> => table.putSoon(id, { id, tabId, atMs, text })
  for (const [at, [tabId, text]] of rows.entries()) await put(tabId, text, at)
  const ids = async () => (await table.all()).map(({ id }) => id)
  return { removeSurplus, put, ids, weighed: () => weighed }
}

test('what is in the caps stays', async () => {
  const { removeSurplus, ids } = await given([1, 'a'], [2, 'b'])
  await removeSurplus()
  expect(await ids()).toEqual(['0', '1'])
})

test('too many: the oldest of the tab that has the most', async () => {
  const { removeSurplus, ids } = await given(
    ...([
      [1, 'a'],
      [2, 'b'],
      [2, 'c'],
      [2, 'd'],
      [1, 'e'],
      [2, 'f'],
    ] as const),
  )
  await removeSurplus()
  expect(await ids()).toEqual(['0', '3', '4', '5'])
})

test('too long: the oldest of the tab whose rows are longest', async () => {
  const long = 'x'.repeat(60)
  const { removeSurplus, ids } = await given([1, 'a'], [2, long], [2, long])
  await removeSurplus()
  expect(await ids()).toEqual(['0', '2'])
})

test('of one moment, the last to come stay', async () => {
  const { removeSurplus, put, ids } = await given()
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await put(1, 'x', 0, id)
  await removeSurplus()
  expect(await ids()).toEqual(['c', 'd', 'e', 'f'])
})

test('behavior: a flood is weighed a few times, not by each of its rows', async () => {
  const { removeSurplus, put, ids, weighed } = await given()
  await Promise.all(
    Array.from({ length: 400 }, async (_, at) => {
      await put(1, 'a', at)
      await removeSurplus()
    }),
  )
  expect(await ids()).toEqual(['396', '397', '398', '399'])
  expect(weighed()).toBeLessThan(10_000)
})
