import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { findToken } from '@/lib/tokens/find-token'
import { networkById } from '@/lib/tokens/networks'
import { noonMs, sampleCandidate } from './sample-candidate'
import { sampleRoom } from './sample-room'

const { intent, site, seller } = sampleCandidate('any')
const offer = {
  scheme: 'upto',
  method: 'permit2',
  network: networkById(intent.network),
  token: findToken(intent.network, intent.asset),
} as Parameters<ReturnType<typeof sampleRoom>['ledger']['usual']>[2]

let room: ReturnType<typeof sampleRoom>
let paid = 0
beforeEach(async () => {
  room = sampleRoom()
  await room.ledger.wipe()
})

/** A payment up to an amount; `took`: what the chain shows of it. */
async function pay(took: string | null, change: object = {}): Promise<void> {
  const { ledger } = room
  const name = `usual-${paid++}`
  const made = sampleCandidate(name, {
    purchaseKey: name,
    intent: {
      ...sampleCandidate(name).intent,
      scheme: 'upto',
      method: 'permit2',
    },
    ...change,
  })
  await ledger.reserve(made)
  if (took === null) return
  await ledger.looked(
    made.id,
    {
      kind: 'settled',
      transaction: `0x${'ab'.repeat(32)}`,
      block: '1',
      blockTimeMs: noonMs,
      amount: took,
      submitter: intent.from,
      confirmations: 9,
    },
    null,
    noonMs,
  )
}

const usual = () => room.ledger.usual(site, seller, offer)

test('nobody knows before the chain has shown any', async () => {
  await pay(null)
  expect(await usual()).toBeNull()
})

test('the median of what was really taken', async () => {
  for (const took of ['20000', '100000', '15000']) await pay(took)
  expect(await usual()).toBe(20_000n)
  await pay('1')
  // Between two it is the lower.
  expect(await usual()).toBe(15_000n)
})

test('of this site, this seller and this way to pay alone', async () => {
  await pay('5', { site: 'https://other.example' })
  await pay('6', { seller: 'https://other.example' })
  await pay('7', { intent: sampleCandidate('exact').intent })
  expect(await usual()).toBeNull()
})

test('what a site took is what it really took, as far as that is known', async () => {
  await pay('20000')
  const [taken] = await room.ledger.takenBy(site, 0)
  expect(taken?.amount).toBe('20000')
  await pay(null)
  const [both] = await room.ledger.takenBy(site, 0)
  expect(both?.amount).toBe(`${20_000n + BigInt(intent.value)}`)
})
