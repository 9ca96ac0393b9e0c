import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { x402Client } from '@x402/core/client'
import { ExactEvmScheme } from '@x402/evm/exact/client'
import { wrapFetchWithPayment } from '@x402/fetch'
import {
  createWalletClient,
  http,
  type PrivateKeyAccount,
  publicActions,
} from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { baseSepolia } from 'viem/chains'
import { wrapFetchWithPayment as wrapFetchWithPaymentV1 } from 'x402-fetch'
import { knownChainIds } from './chains/networks.ts'
import type { Seller } from './sellers/seller.ts'
import { startTestbed, type Testbed } from './testbed.ts'

let bed: Testbed
let buyer: PrivateKeyAccount
let payV2: typeof fetch
let payV1: typeof fetch

before(async () => {
  const started = performance.now()
  bed = await startTestbed({ chainIds: knownChainIds })
  const took = performance.now() - started
  assert.ok(took < 3000, `the bed took ${took} ms to start`)
  buyer = privateKeyToAccount(generatePrivateKey())
  await Promise.all(
    Object.values(bed.chains).map((chain) =>
      chain.mint(buyer.address, 100_000_000n),
    ),
  )
  const client = new x402Client()
    .register('eip155:*', new ExactEvmScheme(buyer))
    .setSpendControls(false)
  payV2 = wrapFetchWithPayment(fetch, client)
  const wallet = createWalletClient({
    ...{ account: buyer, chain: baseSepolia },
    transport: http(bed.chains[84532].rpcUrl),
  }).extend(publicActions)
  payV1 = wrapFetchWithPaymentV1(
    fetch,
    wallet as unknown as Parameters<typeof wrapFetchWithPaymentV1>[1],
  ) as typeof fetch
})

after(() => bed.stop())

/** What a purchase moved, on one chain, to one seller. */
async function takings(seller: Seller, chainId = 84532) {
  const chain = bed.chains[chainId]
  assert.ok(chain)
  const settled = await chain.settlements(seller.payTo)
  const balance = await chain.balanceOf(seller.payTo)
  const sum = settled.reduce((total, { value }) => total + value, 0n)
  assert.equal(sum, balance)
  return { count: settled.length, balance, last: settled.at(-1) }
}

test('every token has the domain of the real network', async () => {
  for (const chain of Object.values(bed.chains)) {
    const { domainPrefix } = chain.token
    const separator = await chain.domainSeparator()
    if (domainPrefix) assert.equal(separator.slice(0, 10), domainPrefix)
  }
})

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

test('the outcomes move money exactly when they say so', async () => {
  const { hand } = bed.sellers
  const settles: Record<string, number | 'dropped'> = {
    'settle-then-drop': 'dropped',
    'settle-then-500': 500,
    'settle-then-402': 402,
    'settle-pending': 402,
    '200-no-receipt': 200,
    'garbled-receipt': 200,
    'redirect-same': 200,
    'redirect-cross': 200,
    'slow?ms=50': 200,
  }
  const keeps: Record<string, number | 'dropped'> = {
    'drop-unsettled': 'dropped',
    '500-unsettled': 500,
    '404-unsettled': 404,
    refused: 402,
    'settle-failed': 402,
    '200-unsuccessful': 200,
    'lying-receipt': 200,
    'new-pay-to': 402,
    'new-amount': 402,
  }
  for (const [moved, outcomes] of [settles, keeps].entries()) {
    for (const [name, expected] of Object.entries(outcomes)) {
      const before = await takings(hand)
      const status = await payV2(`${hand.origin}/outcome/${name}`).then(
        (response) => response.status,
        () => 'dropped',
      )
      assert.equal(status, expected, name)
      const { count } = await takings(hand)
      assert.equal(count, before.count + (moved === 0 ? 1 : 0), name)
    }
  }
  const landed = bed.sellers.recorder.log.to('/landed')
  assert.equal(landed.length, 1)
})

test('the facilitator misbehaves on demand', async () => {
  const { facilitator, sellers } = bed
  const url = `${sellers.v2.origin}/api/quote`
  const outcome = async () => {
    const response = await payV2(url)
    const header = response.headers.get('payment-response') ?? 'null'
    return JSON.parse(Buffer.from(header, 'base64').toString() || 'null')
  }
  const before = await takings(sellers.v2)
  facilitator.behave({ failSettle: 'invalid_transaction_state' })
  assert.equal((await outcome()).errorReason, 'invalid_transaction_state')
  facilitator.behave({ refuseVerify: 'insufficient_funds' })
  assert.equal(await outcome().catch(() => null), null)
  facilitator.behave({ settleThrows: 'before' })
  assert.equal((await payV2(url)).ok, false)
  assert.equal((await takings(sellers.v2)).count, before.count)
  facilitator.behave({ settleThrows: 'after' })
  assert.equal((await payV2(url)).ok, false)
  assert.equal((await takings(sellers.v2)).count, before.count + 1)
  facilitator.behave()
  assert.equal((await outcome()).success, true)
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

test('the newspaper sells its stories and gives the rest away', async () => {
  const { newspaper } = bed
  const html = { accept: 'text/html', 'user-agent': 'Mozilla/5.0' }
  for (const path of ['/', '/prices', '/markets', '/articles/fog-tomorrow']) {
    const response = await fetch(newspaper.origin + path, { headers: html })
    assert.equal(response.status, 200, path)
  }
  const closed = await fetch(`${newspaper.origin}/articles/otters-return`, {
    headers: html,
  })
  assert.equal(closed.status, 402)
  assert.ok(closed.headers.get('payment-required'))
  assert.doesNotMatch(await closed.text(), /two kettles/)
  const opened = await payV2(closed.url, { headers: html })
  assert.match(await opened.text(), /two kettles/)
  const letter = await payV1(`${newspaper.origin}/articles/small-change`)
  assert.match(await letter.text(), /in the manner of a puppy/)
  const quotes = await payV2(`${newspaper.origin}/api/quotes`)
  assert.equal(quotes.status, 200)
  assert.equal((await takings(newspaper)).balance, 10_000n + 30_000n + 1_000n)
})

test('time moves on a chain when told to', async () => {
  const chain = bed.chains[8453]
  const before = await chain.now()
  await chain.increaseTime(3600)
  assert.ok((await chain.now()) >= before + 3600n)
})
