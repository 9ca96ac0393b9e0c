import { expect, test } from 'vitest'
import { readOtherWay } from './other-ways'

const read = (headers: Record<string, string | string[]>) =>
  readOtherWay((name) => [headers[name] ?? []].flat())

const mpp =
  'Payment id="x1", realm="shop", method="tempo", intent="charge", request="e30"'
const l402 = 'L402 version="0", token="AgEE", invoice="lnbc100n1p"'

test.each([
  ['WANTS_MPP', { 'www-authenticate': mpp }],
  ['WANTS_MPP', { 'www-authenticate': `Basic realm="a, b", ${mpp}` }],
  ['WANTS_MPP', { 'www-authenticate': ['Bearer', mpp] }],
  ['WANTS_MPP', { 'www-authenticate': [l402, mpp], 'x-cashu': 'creqAo2F0' }],
  ['WANTS_L402', { 'www-authenticate': l402 }],
  ['WANTS_L402', { 'www-authenticate': 'LSAT macaroon="a", invoice="b"' }],
  ['WANTS_L402', { 'www-authenticate': l402, 'x-cashu': 'creqAo2F0' }],
  ['WANTS_CASHU', { 'x-cashu': 'creqAo2F0', 'crawler-price': 'USD 1' }],
  ['WANTS_CASHU', { 'x-cashu': 'CREQB1QYQQ' }],
  ['WANTS_CRAWLER', { 'crawler-price': 'USD 0.01' }],
])('%s: %j', (because, headers) => {
  expect(read(headers)).toMatchObject({ because })
})

test.each([
  {},
  { 'www-authenticate': 'Basic realm="Payment id=1"' },
  { 'www-authenticate': 'Basic realm="x\\", Payment id=1"' },
  { 'www-authenticate': 'Bearer realm="x", error="payment required"' },
  { 'www-authenticate': 'Payment' },
  { 'www-authenticate': 'PaymentX id="1"' },
  { 'www-authenticate': 'Basic realm="open, Payment id=1' },
  { 'x-cashu': 'cashuBo2F0' },
  { 'crawler-price': '' },
])('an ordinary 402 names nothing: %j', (headers) => {
  expect(read(headers)).toBeNull()
})

test('what the seller sent is kept to be read, cut', () => {
  expect(read({ 'crawler-price': 'USD 0.01' })?.raw).toBe(
    'crawler-price: USD 0.01',
  )
  const long = read({ 'x-cashu': `creqA${'o'.repeat(100_000)}` })
  expect(long?.raw.length).toBe('x-cashu: '.length + 4096)
})
