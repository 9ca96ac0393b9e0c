import { expect, test } from 'vitest'
import { isPriced } from './is-priced'

const seen = { requestId: '1', url: 'https://a/', method: 'GET', tabId: 1 }
const priced = [{ name: 'Payment-Required', value: 'e30=' }]
const flag = [{ name: 'X-Payment-Required', value: 'true' }]
const plain = [{ name: 'ETag', value: '"1"' }]

test.each([
  [402, plain, true],
  [412, priced, true],
  [412, plain, false],
  [412, flag, false],
  [200, priced, false],
])('%s with %j asks for money: %s', (statusCode, responseHeaders, expected) => {
  const details = { ...seen, type: 'main_frame', statusCode, responseHeaders }
  expect(isPriced(details)).toBe(expected)
})
