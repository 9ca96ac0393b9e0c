import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answer } from '@/lib/payment/ledger-port'
import { createTable } from '@/lib/session/table'
import { sampleArea } from '@/lib/testing/sample-area'
import { type Armed, armedSchema } from './armed'
import type { RequestEvents } from './follow'
import { createTracking } from './tracking'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const armed: Armed = {
  paymentId: 'p',
  ruleId: 7,
  target: {
    tabId: 1,
    documentId: 'd',
    kind: 'call',
    method: 'GET',
    url: 'https://a.test/x',
    callId: 'c',
  },
  fragment: 'x402=f',
  requestId: null,
  atMs: 0,
}
const request = {
  requestId: 'r',
  url: 'https://a.test/x#x402=f',
  method: 'GET',
  tabId: 1,
  type: 'xmlhttprequest',
}

function build() {
  const kept: Answer[] = []
  const removed: number[] = []
  const heard = new Map<string, (details: object) => void>()
  const event = (name: string) => ({
    addListener: (listener: (details: object) => void) =>
      heard.set(name, listener),
    removeListener: () => heard.delete(name),
  })
  const tracking = createTracking({
    webRequest: {
      onBeforeSendHeaders: event('sending'),
      onCompleted: event('completed'),
      onErrorOccurred: event('failed'),
    } as unknown as RequestEvents,
    table: createTable(sampleArea(), 'armed', armedSchema, 10),
    removeRules: async (ids) => void removed.push(...ids),
    answered: async (_, answer) => void kept.push(answer),
  })
  const begin = tracking.track(armed, () => true)
  const hear = (name: string, more = {}) => {
    const details = { ...request, statusCode: 0, ...more }
    if (name === 'answered') tracking.callAnswered(details)
    else heard.get(name)?.(details)
  }
  return { tracking, begin, kept, removed, hear }
}

test('an answer is kept once, after the page had a moment with it', async () => {
  const { tracking, kept, hear } = build()
  hear('sending')
  hear('answered', { statusCode: 200 })
  expect(kept).toEqual([])
  await vi.advanceTimersByTimeAsync(10)
  expect(kept).toMatchObject([{ delivery: 'ok', status: 200 }])
  await tracking.settled()
  expect(kept).toHaveLength(1)
})

test('before a decision it is kept at once', async () => {
  const { tracking, kept, hear } = build()
  hear('sending')
  hear('answered', { statusCode: 200 })
  await tracking.settled()
  expect(kept).toMatchObject([{ delivery: 'ok' }])
  await vi.advanceTimersByTimeAsync(1000)
  expect(kept).toHaveLength(1)
})

test('a connection that breaks behind its answer does not unsay it', async () => {
  const { kept, hear } = build()
  hear('sending')
  hear('answered', { statusCode: 200 })
  hear('failed')
  await vi.advanceTimersByTimeAsync(10)
  expect(kept).toMatchObject([{ delivery: 'ok', status: 200 }])
})

test('an answer of an origin nobody watches is heard when it is over', async () => {
  const { kept, hear } = build()
  hear('sending')
  const elsewhere = 'https://other.test/y'
  hear('completed', { url: elsewhere, statusCode: 200 })
  await vi.advanceTimersByTimeAsync(10)
  expect(kept).toMatchObject([{ delivery: 'ok', status: 200 }])
})

test('the rule is gone while the request is on its way out', () => {
  const { removed, hear } = build()
  hear('sending')
  expect(removed).toEqual([7])
})

test('a header has its time from when it is ready, however long that took', async () => {
  const { begin, kept } = build()
  await vi.advanceTimersByTimeAsync(70_000)
  expect(kept).toEqual([])
  begin()
  await vi.advanceTimersByTimeAsync(59_000)
  expect(kept).toEqual([])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(kept).toMatchObject([{ delivery: 'unknown', code: 'NOT_SENT' }])
})
