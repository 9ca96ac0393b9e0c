import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFollow, type RequestEvents } from './follow'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const call = { kind: 'call', tabId: 1 } as const
const page = { kind: 'open', tabId: 1 } as const

function build() {
  const listeners = new Set<(details: object) => void>()
  const filters: unknown[] = []
  const event = {
    addListener(listener: (details: object) => void, filter: unknown) {
      listeners.add(listener)
      filters.push(filter)
    },
    removeListener: (listener: (details: object) => void) =>
      listeners.delete(listener),
  }
  const events = {
    onBeforeSendHeaders: event,
    onCompleted: event,
    onErrorOccurred: event,
  } as unknown as RequestEvents
  const heard = () => ({
    sending: vi.fn(),
    answered: vi.fn(),
    failed: vi.fn(),
  })
  const tell = () => {
    for (const listener of listeners) listener({})
  }
  return { ...createFollow(events), listeners, filters, heard, tell }
}

test('presentations of one tab share its listeners, and each hears them', () => {
  const { follow, listeners, heard, tell } = build()
  const [one, other] = [heard(), heard()]
  follow(call, one)
  follow(call, other)
  expect(listeners.size).toBe(3)
  tell()
  for (const { sending, answered, failed } of [one, other])
    for (const each of [sending, answered, failed])
      expect(each).toHaveBeenCalledTimes(1)
})

test('one that ended hears nothing, and the next finds the listeners', () => {
  const { follow, filters, heard, tell } = build()
  const one = heard()
  follow(call, one)()
  tell()
  expect(one.sending).not.toHaveBeenCalled()
  vi.advanceTimersByTime(2_999)
  const next = heard()
  follow(call, next)
  vi.advanceTimersByTime(10_000)
  tell()
  expect(next.sending).toHaveBeenCalledTimes(1)
  expect(filters).toHaveLength(3)
})

test('nothing is listened to three seconds after the last', () => {
  const { follow, listeners, heard } = build()
  const stops = [follow(call, heard()), follow(call, heard())]
  for (const stop of stops) stop()
  expect(listeners.size).toBe(3)
  vi.advanceTimersByTime(3_000)
  expect(listeners.size).toBe(0)
  follow(call, heard())
  expect(listeners.size).toBe(3)
})

test('tabs and kinds of request are heard each for itself', () => {
  const { follow, filters, heard } = build()
  follow(call, heard())
  follow({ ...call, tabId: 2 }, heard())
  // No listener keeps an answer from its page; a document's are heard at once.
  follow(page, heard())
  expect(filters).toHaveLength(8)
  expect(filters.at(-1)).toMatchObject({ tabId: 1, types: ['main_frame'] })
})

test('an answer heard elsewhere reaches the presentations of its tab', () => {
  const { follow, answered, heard } = build()
  const [one, other, document] = [heard(), heard(), heard()]
  follow(call, one)
  follow({ ...call, tabId: 2 }, other)
  follow(page, document)
  answered({
    requestId: 'r',
    url: 'https://a.test/x',
    method: 'GET',
    tabId: 1,
    type: 'xmlhttprequest',
    statusCode: 200,
  })
  expect(one.answered).toHaveBeenCalledTimes(1)
  for (const { answered: told } of [other, document])
    expect(told).not.toHaveBeenCalled()
})
