import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sampleArea } from '@/lib/testing/sample-area'
import {
  type Claim,
  createObservations,
  type Observation,
  observationCaps,
} from './observations'

const seen: Observation = {
  id: 'r1',
  tabId: 1,
  kind: 'call',
  method: 'GET',
  url: 'https://b.test/api',
  headers: ['e30='],
  otherWay: null,
  atMs: 0,
  claimedBy: null,
  answers: null,
  sellerTimeMs: null,
  isIndirect: false,
}
const claim: Claim = {
  tabId: 1,
  kind: 'call',
  method: 'GET',
  url: seen.url,
  claimedBy: 'D1:c1',
}

let nowMs: number
let area: ReturnType<typeof sampleArea>
let observations: ReturnType<typeof createObservations>

beforeEach(() => {
  nowMs = 0
  area = sampleArea()
  observations = createObservations(area, () => nowMs)
})

afterEach(() => void vi.useRealTimers())

const kept = () => Object.keys(area.items).length
const weight = () => JSON.stringify(area.items).length

test('a flood in one tab has bounds, and leaves the other tabs theirs', async () => {
  await observations.record({ ...seen, id: 'mine', tabId: 7 })
  const headers = Array.from({ length: 3 }, () => 'x'.repeat(32_769))
  for (let n = 0; n < 200; n++) {
    nowMs++
    await observations.record({ ...seen, id: `r${n}`, headers, atMs: nowMs })
  }
  await vi.waitFor(() =>
    expect(Object.keys(area.items)).toContain('observations/r199'),
  )
  expect(weight()).toBeLessThan(observationCaps.maxAllChars + 20_000)
  expect(await observations.take({ ...claim, tabId: 7 }, 0)).toMatchObject({
    id: 'mine',
  })
  expect(await observations.take(claim, 0)).toMatchObject({ id: 'r199' })
})

test('so has a flood of short ones', async () => {
  const { maxRows } = observationCaps
  await observations.record({ ...seen, id: 'mine', tabId: 7 })
  for (let n = 0; n < maxRows + 50; n++)
    await observations.record({ ...seen, id: `r${n}` })
  await vi.waitFor(() => expect(kept()).toBe(maxRows))
  expect(await observations.take({ ...claim, tabId: 7 }, 0)).toMatchObject({
    id: 'mine',
  })
})

test('what is old goes as soon as anything is looked for', async () => {
  await observations.record(seen)
  await vi.waitFor(() => expect(kept()).toBe(1))
  nowMs = 120_000
  expect(await observations.take(claim, 0)).toBeUndefined()
  await vi.waitFor(() => expect(kept()).toBe(0))
})

/** Who of two that ask for the same answer at once was given which record. */
async function both(waitMs: number, come: () => Promise<void>) {
  const taken = Promise.all(
    ['D1:c1', 'D1:c2'].map((claimedBy) =>
      observations.take({ ...claim, claimedBy }, waitMs),
    ),
  )
  await come()
  return (await taken).map((one) => one?.claimedBy ?? null)
}

test('of two that wait for the same answer one is given its record', async () => {
  const come = async () => {
    await new Promise((resolve) => setTimeout(resolve, 10))
    await observations.record(seen)
  }
  expect(await both(200, come)).toEqual(['D1:c1', null])
})

test('so is one of two that come before a new worker has read its records', async () => {
  await observations.record(seen)
  await vi.waitFor(() => expect(kept()).toBe(1))
  observations = createObservations(area, () => nowMs)
  expect(await both(0, async () => undefined)).toEqual(['D1:c1', null])
})

test('behavior: a wait has its end, whatever else is answered meanwhile', async () => {
  vi.useFakeTimers()
  let isOver = false
  void observations.take(claim, 200).then(() => {
    isOver = true
  })
  for (let n = 0; n < 4; n++) {
    await vi.advanceTimersByTimeAsync(60)
    await observations.record({ ...seen, id: `r${n}`, tabId: 7 })
  }
  await vi.advanceTimersByTimeAsync(0)
  expect(isOver).toBe(true)
})
