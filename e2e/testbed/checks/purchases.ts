import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownChainIds } from '../chains/networks.ts'
import { bed, buyer, payV1, payV2, takings } from './bed.ts'

test('the v2 client buys every v2 API route', async () => {
  const { v2 } = bed.sellers
  const json = { 'content-type': 'application/json' }
  const post = { method: 'POST', headers: json, body: '{"say":"otter"}' }
  const purchases: [string, bigint, number?, RequestInit?][] = [
    ['/api/quote', 10_000n],
    ['/api/cheap', 1_000n],
    ['/api/dear', 5_000_000n],
    ['/api/either', 10_000n, 8453],
    ['/api/echo', 10_000n, 84532, post],
    ['/api/item', 20_000n, 84532, { ...post, method: 'PUT' }],
    ['/api/stream', 10_000n],
    ['/api/cookie', 10_000n, 84532, { headers: { cookie: 'session=1' } }],
    ['/articles/otters', 10_000n],
    ['/articles/ferries', 250_000n, 8453],
    ['/files/tide-table.pdf', 50_000n],
    ['/files/pier-plan.pdf', 50_000n],
    ['/files/otter.png', 20_000n],
    ['/files/foghorn.wav', 20_000n],
    ['/paywall/otters', 10_000n],
    ...knownChainIds.map((chainId): [string, bigint, number] => [
      ...([`/api/on/${chainId}`, 10_000n, chainId] as const),
    ]),
  ]
  for (const [path, price, chainId, init] of purchases) {
    const before = await takings(v2, chainId)
    const response = await payV2(v2.origin + path, init)
    assert.equal(response.status, 200, path)
    const text = await response.text()
    if (init?.body) assert.equal(JSON.parse(text).body, init.body)
    const after = await takings(v2, chainId)
    assert.equal(after.count, before.count + 1, path)
    assert.equal(after.balance, before.balance + price, path)
    assert.ok(response.headers.get('payment-response'), path)
    const { from = '0x', nonce = '0x' } = after.last ?? {}
    assert.equal(from, buyer.address)
    assert.ok(
      await bed.chains[chainId ?? 84532]?.authorizationUsed(from, nonce),
    )
    assert.equal(v2.log.paid().length, 1, path)
    assert.equal(v2.log.to(path).length, 2, path)
    v2.log.clear()
  }
})

test('an unpaid v2 page says its price in the header', async () => {
  const headers = { accept: 'text/html', 'user-agent': 'Mozilla/5.0' }
  for (const path of ['/articles/otters', '/paywall/otters']) {
    const response = await fetch(bed.sellers.v2.origin + path, { headers })
    assert.equal(response.status, 402)
    assert.ok(response.headers.get('payment-required'))
    const page = await response.text()
    assert.equal(page.includes('window.x402'), path.startsWith('/paywall'))
  }
})

test('the v1 client buys every v1 API route', async () => {
  const { v1 } = bed.sellers
  const post = { method: 'POST', body: 'otter' }
  for (const [path, price, init] of [
    ['/api/quote', 10_000n],
    ['/api/cheap', 1_000n],
    ['/api/echo', 10_000n, post],
    ['/articles/otters', 10_000n],
  ] as [string, bigint, RequestInit?][]) {
    const before = await takings(v1)
    const response = await payV1(v1.origin + path, init)
    assert.equal(response.status, 200, path)
    assert.ok(response.headers.get('x-payment-response'))
    assert.equal((await takings(v1)).balance, before.balance + price, path)
  }
  const headers = { accept: 'text/html', 'user-agent': 'Mozilla/5.0' }
  const page = await fetch(`${v1.origin}/articles/otters`, { headers })
  assert.equal(page.status, 402)
  assert.equal(page.headers.get('payment-required'), null)
  assert.match(await page.text(), /window\.x402 = /)
})
