import { beforeEach, expect, test, vi } from 'vitest'
import { sampleArea } from '@/lib/testing/sample-area'
import type { HeadersSeen } from '@/lib/watch/listeners'
import { createDevLog, type Told } from './dev-log'

const answer: HeadersSeen = {
  requestId: 'r1',
  url: 'https://b.test/api#part',
  method: 'get',
  tabId: 1,
  type: 'xmlhttprequest',
  statusCode: 402,
  responseHeaders: [
    { name: 'PAYMENT-REQUIRED', value: 'e30=' },
    { name: 'Set-Cookie', value: 'session=secret' },
    { name: 'Cookie', value: 'session=secret' },
    { name: 'Authorization', value: 'Bearer secret' },
    { name: 'Payment-Signature', value: 'secret' },
    { name: 'X-Payment', value: 'secret' },
    { name: 'X-Session', value: 'secret' },
    { name: 'Access-Control-Allow-Origin', value: '*' },
    { name: 'Date', value: 'now' },
  ],
}
const from = {
  tabId: 1,
  documentId: 'D1',
  url: 'https://a.test/page',
  origin: 'https://a.test',
}
const told: Told = {
  from,
  kind: 'call',
  method: 'GET',
  url: 'https://b.test/api',
  questionId: 'D1:c1',
  words: undefined,
  claimedAtMs: 1_010,
}

let area: ReturnType<typeof sampleArea>
let log: ReturnType<typeof createDevLog>

beforeEach(() => {
  vi.useFakeTimers()
  area = sampleArea()
  log = createDevLog(area, { get: async () => undefined }, () => 1_000)
})

test('money and content are kept, and nothing that is secret', async () => {
  log.heard(answer, null)
  const [row] = await log.all()
  expect(row).toMatchObject({
    method: 'GET',
    url: 'https://b.test/api',
    status: 402,
  })
  expect(row?.headers?.map(({ name }) => name)).toEqual([
    'payment-required',
    'access-control-allow-origin',
    'date',
  ])
  expect(JSON.stringify(area.items)).not.toContain('secret')
})

test('nothing is written while a page waits for its verdict', async () => {
  const set = vi.spyOn(area, 'set')
  log.heard(answer, null)
  log.spoke(told, { kind: 'leave', because: 'NOT_X402' })
  expect(set).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(400)
  expect(set).toHaveBeenCalled()
  expect(await log.all()).toMatchObject([
    { became: { kind: 'left', because: 'NOT_X402' }, decidedAtMs: 1_000 },
  ])
})

test.each([
  ['an answer that costs nothing', { statusCode: 200 }],
  ['a request of no tab', { tabId: -1 }],
  ['another protocol', { url: 'data:text/plain,x' }],
])('%s is passed over', async (_, change) => {
  log.heard({ ...answer, ...change }, null)
  expect(vi.getTimerCount()).toBe(0)
  expect(await log.all()).toEqual([])
})

test('a call with a payment is told by its fragment', async () => {
  const url = `https://b.test/api#x402=${'0'.repeat(32)}`
  log.heard({ ...answer, url }, null)
  expect(await log.all()).toMatchObject([
    { isAnswer: true, url: 'https://b.test/api' },
  ])
})

test('of a flood, only what fits is ever written', async () => {
  const set = vi.spyOn(area, 'set')
  for (let n = 0; n < 5_000; n++)
    log.heard({ ...answer, requestId: `r${n}` }, null)
  await vi.advanceTimersByTimeAsync(300)
  expect(set.mock.calls.length).toBeLessThanOrEqual(100)
  expect((await log.all())[0]?.id).toBe('r4999')
})
