import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { x402Client } from '@x402/core/client'
import { ExactEvmScheme } from '@x402/evm/exact/client'
import { wrapFetchWithPayment } from '@x402/fetch'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { waysToLoad } from './pages/attacks.ts'
import { startTestbed, type Testbed } from './testbed.ts'

let bed: Testbed
let pay: typeof fetch
let balance: () => Promise<bigint>

before(async () => {
  bed = await startTestbed()
  const buyer = privateKeyToAccount(generatePrivateKey())
  await bed.chains[84532].mint(buyer.address, 100_000_000n)
  balance = () => bed.chains[84532].balanceOf(buyer.address)
  const client = new x402Client()
    .register('eip155:*', new ExactEvmScheme(buyer))
    .setSpendControls(false)
  pay = wrapFetchWithPayment(fetch, client)
})

after(() => bed.stop())

/** Atomic units of every settlement to the hand-written seller, in order. */
async function takings(): Promise<bigint[]> {
  const settled = await bed.chains[84532].settlements(bed.sellers.hand.payTo)
  return settled.map(({ value }) => value)
}

/** What `times` payments at one telling moved, and how each was answered. */
async function turn(path: string, times: number) {
  const before = await takings()
  const statuses: (number | 'dropped')[] = []
  for (let call = 0; call < times; call++) {
    const url = new URL(path, bed.sellers.hand.origin)
    url.searchParams.set('call', `${call}`)
    const status = await pay(url.href).then(
      (response) => response.status,
      () => 'dropped' as const,
    )
    statuses.push(status)
  }
  return { statuses, amounts: (await takings()).slice(before.length) }
}

test('a seller raises its price with every answer', async () => {
  const slow = await turn('/turns/rises/slow', 4)
  assert.deepEqual(slow.statuses, [200, 200, 200, 200])
  assert.deepEqual(slow.amounts, [10_000n, 10_500n, 11_025n, 11_576n])
  const fast = await turn('/turns/rises/fast?percent=100', 3)
  assert.deepEqual(fast.amounts, [10_000n, 20_000n, 40_000n])
})

test('a seller raises its price at once, when it was told to', async () => {
  const once = await turn('/turns/leaps/a', 3)
  assert.deepEqual(once.amounts, [10_000n, 30_000n, 30_000n])
  const late = await turn('/turns/leaps/b?after=2&times=10', 3)
  assert.deepEqual(late.amounts, [10_000n, 10_000n, 100_000n])
})

test('a seller has somebody else paid', async () => {
  const before = await balance()
  const moved = await turn('/turns/moves/a', 3)
  assert.deepEqual(moved.statuses, [200, 200, 200])
  assert.deepEqual(moved.amounts, [10_000n])
  // All three were paid, and two of them not to this seller.
  assert.equal(before - (await balance()), 30_000n)
})

test('a seller turns on its buyer, and moves money only when it says so', async () => {
  const takes: Record<string, number | 'dropped'> = {
    'settle-then-402': 402,
    'settle-then-500': 500,
    'settle-then-302': 200,
    'settle-then-drop': 'dropped',
  }
  const keeps = { 'asks-again': 402, refused: 402, 'settle-failed': 402 }
  for (const [taken, manners] of [keeps, takes].entries())
    for (const [manner, status] of Object.entries(manners)) {
      const { statuses, amounts } = await turn(`/turns/${manner}/a`, 2)
      assert.deepEqual(statuses, [200, status], manner)
      assert.equal(amounts.length, 1 + taken, manner)
    }
})

test('each telling has a memory of its own', async () => {
  const one = await turn('/turns/leaps/mine', 2)
  const other = await turn('/turns/leaps/yours', 1)
  assert.deepEqual(one.amounts, [10_000n, 30_000n])
  assert.deepEqual(other.amounts, [10_000n])
  const { status } = await fetch(`${bed.sellers.hand.origin}/turns/none/a`)
  assert.equal(status, 404)
})

test('the pages that press a price are served by both hosts', async () => {
  for (const { origin } of [bed.sellers.hand, bed.sellers.pages]) {
    for (const how of waysToLoad) {
      const url = `/attacks/loads?how=${how}&url=${encodeURIComponent('/x?a="<b>"')}`
      const response = await fetch(origin + url)
      assert.equal(response.status, 200, how)
      const text = await response.text()
      assert.match(text, /\/x\?a=/, how)
      assert.doesNotMatch(text, /"<b>"/, how)
    }
    const calls = await fetch(`${origin}/attacks/calls?times=1000&apart=5`)
    assert.match(await calls.text(), /0 of 1000/)
    const { status } = await fetch(`${origin}/attacks/loads?how=magic`)
    assert.equal(status, 404)
  }
})

test("a seller's clock is off when it was told to", async () => {
  const { hand } = bed.sellers
  const offBy = async () => {
    const { headers } = await fetch(`${hand.origin}/dialect/v2-header`)
    return Date.parse(headers.get('date') ?? '') - Date.now()
  }
  hand.runAhead(86_400_000)
  assert.ok(Math.abs((await offBy()) - 86_400_000) < 5000)
  hand.runAhead(0)
  assert.ok(Math.abs(await offBy()) < 5000)
})
