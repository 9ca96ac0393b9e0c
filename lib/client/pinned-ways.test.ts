import { QueryClient } from '@tanstack/react-query'
import { beforeEach, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { forgetPinned, keepPinned, pinnedWaysQuery } from './pinned-ways'

beforeEach(() => fakeBrowser.reset())

const pin = (asked: string, index = 0) => ({ asked, terms: 't', index })
const read = () => new QueryClient().fetchQuery(pinnedWaysQuery)

test('default', async () => {
  expect(await read()).toEqual([])
  await keepPinned(pin('a'))
  await keepPinned(pin('b'))
  await keepPinned(pin('a', 1))
  expect(await read()).toEqual([pin('b'), pin('a', 1)])
  await forgetPinned('b')
  await forgetPinned('never seen')
  expect(await read()).toEqual([pin('a', 1)])
})

test('behavior: the oldest go first', async () => {
  for (let at = 0; at < 25; at++) await keepPinned(pin(`${at}`))
  const kept = await read()
  expect(kept).toHaveLength(20)
  expect(kept[0]?.asked).toBe('5')
})

test('behavior: so they do where terms are long', async () => {
  for (const asked of ['a', 'b', 'c'])
    await keepPinned({ ...pin(asked), terms: 't'.repeat(90_000) })
  expect((await read()).map(({ asked }) => asked)).toEqual(['b', 'c'])
})

test('behavior: what does not parse is nothing', async () => {
  await fakeBrowser.storage.session.set({ pinnedWays: [{ asked: 7 }] })
  expect(await read()).toEqual([])
})
