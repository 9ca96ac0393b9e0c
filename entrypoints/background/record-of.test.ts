import { expect, test } from 'vitest'
import { readHeaders } from '@/lib/x402/read-header'
import { recordOf } from './record-of'

const details = {
  requestId: 'r1',
  url: 'https://b.test/api',
  method: 'get',
  tabId: 1,
  type: 'xmlhttprequest',
  statusCode: 402,
}
const how = { answers: null, isIndirect: false }

test('keeps as many prices as the reader tells apart, each cut', () => {
  const values = Array.from({ length: 50 }, (_, n) => `${n}`.repeat(40_000))
  const responseHeaders = values.map((value) => ({
    name: 'PAYMENT-REQUIRED',
    value,
  }))
  const record = recordOf({ ...details, responseHeaders }, how, 0)
  expect(record?.headers).toHaveLength(3)
  expect(record?.headers.join('').length).toBeLessThan(100_000)
  expect(readHeaders(record?.headers ?? [])).toEqual(readHeaders(values))
})

test('a URL that no rule for a header fits is not kept', () => {
  const url = `${details.url}?${'a'.repeat(8192)}`
  expect(recordOf({ ...details, url }, how, 0)).toBeNull()
  expect(recordOf(details, how, 0)).toMatchObject({ url: details.url })
})

test('behavior: a flag beside the challenge in the body is no challenge', () => {
  const flag = { name: 'X-Payment-Required', value: 'true' }
  const responseHeaders = [flag, { name: 'PAYMENT-REQUIRED', value: 'eyJ9' }]
  const headersOf = (all: (typeof flag)[]) =>
    recordOf({ ...details, responseHeaders: all }, how, 0)?.headers
  expect(headersOf([flag])).toEqual([])
  expect(headersOf(responseHeaders)).toEqual(['eyJ9'])
})
