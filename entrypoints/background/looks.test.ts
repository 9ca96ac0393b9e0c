import { beforeEach, describe, expect, test } from 'vitest'
import { sampleArea } from '@/lib/testing/sample-area'
import { rpcUrlsOf } from './chain-port'
import { createCallLog, createLooks } from './looks'

const nowMs = 1_800_000_000_000

let log: string[]
let nextAtMs: number | null
let looks: ReturnType<typeof createLooks>

beforeEach(() => {
  log = []
  nextAtMs = null
  const say = (word: string) => async () => void log.push(word)
  looks = createLooks({
    alarms: {
      create: async (name, { when, periodInMinutes }) =>
        void log.push(`${name} in ${when - nowMs}, every ${periodInMinutes}`),
      clear: async (name) => log.push(`no ${name}`),
    },
    reconciler: {
      look: say('look'),
      lookNow: async (id) => void log.push(`look at ${id}`),
      unlocked: say('unlocked'),
      nextAtMs: async () => nextAtMs,
    },
    nowMs: () => nowMs,
    changed: () => log.push('changed'),
  })
})

describe('the alarm', () => {
  test('is there only while something is open', async () => {
    await looks.schedule()
    nextAtMs = nowMs + 5000
    await looks.schedule()
    expect(log).toEqual(['no look', 'look in 5000, every 5'])
  })

  test('is not set into the past', async () => {
    nextAtMs = nowMs - 1
    await looks.schedule()
    expect(log).toEqual(['look in 0, every 5'])
  })

  test('is set anew after each look, a failed one too', async () => {
    await looks.due()
    await looks.now('one')
    await looks.unlocked()
    expect(log).toEqual([
      ...['look', 'no look', 'changed'],
      ...['look at one', 'no look', 'changed'],
      ...['unlocked', 'no look', 'changed'],
    ])
  })
})

test('the requests of the hour outlive the worker', async () => {
  const area = sampleArea()
  await createCallLog(area).save([{ atMs: nowMs, calls: 7 }])
  expect(await createCallLog(area).load()).toEqual([{ atMs: nowMs, calls: 7 }])
  await area.set({ lookCalls: 'many' })
  expect(await createCallLog(area).load()).toEqual([])
})

test('a second endpoint stands beside the person’s or ours', () => {
  const network = { id: 'eip155:1', rpcUrl: 'https://ours.test' } as never
  expect(rpcUrlsOf(network, {})).toEqual(['https://ours.test'])
  expect(
    rpcUrlsOf(network, {
      'eip155:1': 'https://mine.test',
      'eip155:1#2': 'https://other.test',
    }),
  ).toEqual(['https://mine.test', 'https://other.test'])
})
