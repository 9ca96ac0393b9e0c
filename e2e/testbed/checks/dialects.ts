import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bed, buyer, payV1, payV2, takings } from './bed.ts'

test('the hand-written dialects take the reference payments', async () => {
  const { hand } = bed.sellers
  // The reference client reads the strict header and nothing else of these.
  const readable = [
    ...[
      'header',
      'unpadded',
      'cacheable',
      'resource-missing',
      'resource-string',
    ],
    ...['error-object', 'utf8', 'internal-url', 'extension'],
  ].map((name) => `v2-${name}`)
  for (const name of [...readable, 'v1-body']) {
    const pay = name.startsWith('v1') ? payV1 : payV2
    const before = await takings(hand)
    const response = await pay(`${hand.origin}/dialect/${name}`)
    assert.equal(response.status, 200, name)
    assert.equal((await takings(hand)).count, before.count + 1, name)
  }
  const streamed = await payV2(`${hand.origin}/stream/v2-header`)
  assert.equal((await streamed.text()).split('\n').length, 6)
})

test('every bad challenge is served as listed', async () => {
  const { origin } = bed.sellers.hand
  const list = (await (await fetch(`${origin}/bad`)).json()) as {
    name: string
    how: string
  }[]
  assert.equal(new Set(list.map(({ name }) => name)).size, list.length)
  for (const { name, how } of list) {
    // Node's own client refuses headers over 16 kB.
    if (name === 'header-200k' || name === 'nested-deep') continue
    const response = await fetch(`${origin}/bad/${name}?payer=${buyer.address}`)
    assert.equal(response.status, 402, name)
    const header = response.headers.get('payment-required')
    assert.equal(header !== null, how === 'header', name)
  }
})

test('a plain CORS seller neither allows nor exposes payment headers', async () => {
  const url = `${bed.sellers.hand.origin}/cors/v2-header`
  const preflight = await fetch(url, { method: 'OPTIONS' })
  const allowed = preflight.headers.get('access-control-allow-headers')
  assert.equal(allowed, 'content-type')
  const { headers } = await fetch(url)
  assert.equal(headers.get('access-control-allow-origin'), '*')
  assert.equal(headers.get('access-control-expose-headers'), null)
})
