import { beforeEach, expect, test, vi } from 'vitest'
import { sampleArea } from '@/lib/testing/sample-area'
import { createSeen } from './seen'
import { type Recorded, type Spoken, seenCaps } from './seen-record'

const recorded: Recorded = {
  id: 'r1',
  tabId: 1,
  kind: 'call',
  method: 'GET',
  url: 'https://b.test/api',
  status: 402,
  isAnswer: false,
  headers: [{ name: 'payment-required', value: 'e30=' }],
  atMs: 1_000,
}
const spoken: Spoken = {
  tabId: 1,
  kind: 'call',
  method: 'GET',
  url: 'https://b.test/api',
  site: 'https://a.test',
  questionId: 'D1:c1',
  words: {},
  became: { kind: 'left', because: 'NO_WALLET' },
  claimedAtMs: 1_010,
  decidedAtMs: 1_020,
}

let area: ReturnType<typeof sampleArea>
let seen: ReturnType<typeof createSeen>

beforeEach(() => {
  area = sampleArea()
  seen = createSeen(area)
})

test('what the page said joins what the browser recorded', async () => {
  await seen.recorded(recorded)
  await seen.spoken(spoken)
  expect(await seen.all()).toMatchObject([
    { ...recorded, questionId: 'D1:c1', became: spoken.became },
  ])
})

test.each([
  ['another tab', { tabId: 2 }],
  ['another URL', { url: 'https://b.test/other' }],
  ['another method', { method: 'POST' }],
  ['two minutes later', { claimedAtMs: 130_000 }],
])('a record is not joined from %s', async (_, change) => {
  await seen.recorded(recorded)
  await seen.spoken({ ...spoken, ...change })
  expect(await seen.all()).toHaveLength(2)
})

test('each of two equal calls has its own record', async () => {
  await seen.recorded(recorded)
  await seen.recorded({ ...recorded, id: 'r2', atMs: 1_001 })
  await seen.spoken(spoken)
  await seen.spoken({ ...spoken, questionId: 'D1:c2' })
  await seen.spoken(spoken)
  expect(
    (await seen.all()).map(({ id, questionId }) => [id, questionId]),
  ).toEqual([
    ['r2', 'D1:c1'],
    ['r1', 'D1:c2'],
  ])
})

test('a call seen by its page alone is one row once the browser saw it', async () => {
  await seen.spoken(spoken)
  expect(await seen.all()).toMatchObject([{ id: 'D1:c1', headers: null }])
  await seen.recorded({ ...recorded, atMs: 1_500 })
  await seen.spoken({ ...spoken, claimedAtMs: 1_510 })
  expect(await seen.all()).toMatchObject([{ id: 'r1', questionId: 'D1:c1' }])
})

test('it lives on in storage', async () => {
  await seen.recorded(recorded)
  const all = await seen.all()
  await vi.waitFor(async () =>
    expect(await createSeen(area).all()).toEqual(all),
  )
})

test('newest first, and never more than the cap', async () => {
  for (let n = 0; n < 3 * seenCaps.maxRows; n++)
    await seen.recorded({ ...recorded, id: `r${n}`, atMs: n })
  const ids = (await seen.all()).map(({ id }) => id)
  expect(ids).toHaveLength(seenCaps.maxRows)
  expect(ids[0]).toBe('r149')
  await vi.waitFor(() =>
    expect(Object.keys(area.items)).toHaveLength(seenCaps.maxRows),
  )
})

test('a flood in one tab leaves the other tabs theirs', async () => {
  await seen.recorded({ ...recorded, id: 'mine', tabId: 7, atMs: 0 })
  const value = 'x'.repeat(40_000)
  for (let n = 0; n < 200; n++)
    await seen.recorded({
      ...recorded,
      id: `r${n}`,
      atMs: n + 1,
      headers: [{ name: 'payment-required', value }],
    })
  const all = await seen.all()
  expect(all.at(-1)?.id).toBe('mine')
  expect(JSON.stringify(area.items).length).toBeLessThan(
    seenCaps.maxAllChars + 50_000,
  )
})

test('each value is cut', async () => {
  const long = 'x'.repeat(300_000)
  await seen.recorded({
    ...recorded,
    url: `https://b.test/${long}`,
    headers: Array.from({ length: 500 }, () => ({
      name: 'date',
      value: 'now',
    })),
  })
  await seen.spoken({ ...spoken, questionId: 'D1:c2', words: { body: long } })
  const [first, second] = await seen.all()
  expect(first?.words.body).toHaveLength(seenCaps.maxChars)
  expect(second?.headers).toHaveLength(seenCaps.maxHeaders)
  expect(second?.url).toHaveLength(seenCaps.maxChars)
})

test('a closed tab is forgotten, and all of it on demand', async () => {
  await seen.recorded(recorded)
  await seen.recorded({ ...recorded, id: 'r2', tabId: 2 })
  await seen.forgetTab(1)
  expect(await seen.all()).toMatchObject([{ id: 'r2' }])
  await seen.clear()
  expect(area.items).toEqual({})
})
