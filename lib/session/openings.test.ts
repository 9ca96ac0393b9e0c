import { beforeEach, expect, test } from 'vitest'
import { sampleArea } from '@/lib/testing/sample-area'
import { createOpenings } from './openings'

let nowMs: number
let area: ReturnType<typeof sampleArea>
let openings: ReturnType<typeof createOpenings>

beforeEach(() => {
  nowMs = Date.UTC(2026, 0, 1)
  area = sampleArea()
  openings = createOpenings(area, () => nowMs)
})

async function takeTimes(
  times: number,
  siteOf = (_: number) => 'https://a.test',
): Promise<boolean[]> {
  const taken: boolean[] = []
  for (let n = 0; n < times; n++) taken.push(await openings.take(1, siteOf(n)))
  return taken
}

test('a tab that nobody answers opens three, and more after a minute', async () => {
  expect(await takeTimes(5)).toEqual([true, true, true, false, false])
  nowMs += 60_000
  expect(await openings.take(1, 'https://a.test')).toBe(true)
})

test('behavior: those that come at once are counted one by one', async () => {
  const five = Array.from({ length: 5 }, () =>
    openings.take(1, 'https://a.test'),
  )
  expect((await Promise.all(five)).filter(Boolean)).toHaveLength(3)
})

test('what opened is known until it is answered', async () => {
  const askedAtMs = nowMs
  const wasOpened = (sinceMs = askedAtMs) =>
    openings.wasOpened(1, 'https://a.test', sinceMs)
  expect(await wasOpened()).toBe(false)
  nowMs += 10
  await takeTimes(1)
  expect(await wasOpened()).toBe(true)
  expect(await wasOpened(nowMs + 1)).toBe(false)
  expect(await openings.wasOpened(1, 'https://b.test', askedAtMs)).toBe(false)
  await openings.forget(1)
  expect(await wasOpened()).toBe(false)
})

test('behavior: another site opens, and six of them are enough', async () => {
  await takeTimes(4)
  const others = await takeTimes(4, (n) => `https://${n}.test`)
  expect(others).toEqual([true, true, true, false])
})

test('behavior: an answer lets it open again; other tabs count by themselves', async () => {
  await takeTimes(3)
  expect(await openings.take(2, 'https://a.test')).toBe(true)
  await openings.forget(1)
  expect(await openings.take(1, 'https://a.test')).toBe(true)
})

test('behavior: a stopped worker forgets none', async () => {
  await takeTimes(3)
  openings = createOpenings(area, () => nowMs)
  expect(await openings.take(1, 'https://a.test')).toBe(false)
})

test('behavior: a wipe leaves nothing of where somebody was', async () => {
  await takeTimes(3)
  await openings.clear()
  expect(area.items).toEqual({})
  expect(await openings.take(1, 'https://a.test')).toBe(true)
})
