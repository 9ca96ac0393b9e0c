import { pad, toEventSelector } from 'viem'
import { test as base, expect } from '../harness/test.ts'
import type { Wallet } from '../harness/wallet.ts'
import { giveLimit, ruleOf } from '../screens/limits.ts'
import {
  askEndpoints,
  expectSays,
  lookAtNewest,
  nobody,
  statusOf,
  stillChecking,
} from '../screens/proof.ts'
import type { Reader } from '../screens/reader.ts'
import {
  type LyingRpc,
  spent,
  startLyingRpc,
  unspent,
} from '../testbed/chains/lying-rpc.ts'
import type { Seller } from '../testbed/sellers/seller.ts'

const disagree = 'Two endpoints say different things'

const test = base.extend<{ rpc: LyingRpc }>({
  rpc: async ({ bed }, use) => {
    const rpc = await startLyingRpc(bed.chains[84532].rpcUrl)
    await use(rpc)
    await rpc.stop()
  },
})

/** A rule pays for a call whose answer says nothing of the money. */
async function payInDoubt(
  { reader, wallet }: { reader: Reader; wallet: Wallet },
  hand: Seller,
  outcome: 'settle-then-500' | '500-unsettled',
  endpoint: string,
): Promise<{ used(): Promise<string> }> {
  await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`)
  // Before it pays: a look of the wallet's own must not come first.
  await askEndpoints(wallet, endpoint)
  const met = await reader.meet('call', `${hand.origin}/outcome/${outcome}`)
  await met.call
  await expect.poll(() => statusOf(wallet)).toBe('unknown')
  return {
    used: async () => (await ruleOf(wallet, hand.origin)).per24h.used,
  }
}

test('RPC down: it stays counted, says so, and is found once one answers', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const { used } = await payInDoubt(
    { reader, wallet },
    hand,
    'settle-then-500',
    nobody,
  )
  const down = await lookAtNewest(wallet)
  expect(down.proof).toMatchObject({ kind: 'open', because: 'UNREACHABLE' })
  expect(await used()).toBe('10000')
  await expectSays(loaded, down.row.id, {
    says: [
      stillChecking,
      "The network's endpoint did not answer.",
      'next look',
    ],
    never: ['verified on chain', 'Nothing was taken'],
  })

  await askEndpoints(wallet, bed.chains[84532].rpcUrl)
  const { row } = await lookAtNewest(wallet)
  expect(await books.spent()).toBe(20_000n)
  expect(await used()).toBe('10000')
  await expectSays(loaded, row.id, {
    says: ['Paid, not delivered', 'verified on chain'],
  })
})

test('RPC lying “unspent”: one alone frees nothing while it lives, two disagree', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
  rpc,
}) => {
  rpc.lie(unspent)
  const { hand } = bed.sellers
  const honest = bed.chains[84532].rpcUrl
  const books = await booksOf(hand)
  const { used } = await payInDoubt(
    { reader, wallet },
    hand,
    'settle-then-500',
    rpc.origin,
  )
  expect(await books.settlements()).toBe(2)
  const alone = await lookAtNewest(wallet)
  expect(alone.proof).toMatchObject({ kind: 'open', because: 'LIVE' })
  expect(await used()).toBe('10000')
  await expectSays(loaded, alone.row.id, {
    says: [stillChecking, 'Not used so far.'],
    never: ['Nothing was taken'],
  })

  for (const [first, second] of [
    [rpc.origin, honest],
    [honest, rpc.origin],
  ] as const) {
    await askEndpoints(wallet, first, second)
    const { row, proof } = await lookAtNewest(wallet)
    expect(proof).toMatchObject({ kind: 'open', because: 'DISAGREE' })
    expect(await used()).toBe('10000')
    await expectSays(loaded, row.id, {
      says: ['Not known yet', disagree],
      never: ['verified on chain', 'Nothing was taken'],
    })
  }

  // Once it tells the truth they agree.
  rpc.lie()
  const { row } = await lookAtNewest(wallet)
  await expectSays(loaded, row.id, {
    says: ['Paid, not delivered', 'verified on chain'],
  })
  expect(await books.spent()).toBe(20_000n)
})

test('RPC lying “spent”: no transfer is invented, and it stays counted', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
  rpc,
}) => {
  rpc.lie(spent)
  const { hand } = bed.sellers
  const honest = bed.chains[84532].rpcUrl
  const books = await booksOf(hand)
  const { used } = await payInDoubt(
    { reader, wallet },
    hand,
    '500-unsettled',
    rpc.origin,
  )
  const alone = await lookAtNewest(wallet)
  expect(alone.proof).toMatchObject({ kind: 'open', because: 'USED_OTHERWISE' })
  expect(await used()).toBe('10000')
  await expectSays(loaded, alone.row.id, {
    says: ['Not known yet', 'no transfer as agreed was found'],
    never: ['Paid, not delivered', 'verified on chain'],
  })

  await askEndpoints(wallet, rpc.origin, honest)
  const both = await lookAtNewest(wallet)
  expect(both.proof).toMatchObject({ kind: 'open', because: 'DISAGREE' })
  expect(await used()).toBe('10000')
  await expectSays(loaded, both.row.id, { says: [disagree] })

  rpc.lie()
  const { row, proof } = await lookAtNewest(wallet)
  expect(proof).toMatchObject({ kind: 'open', because: 'LIVE' })
  await expectSays(loaded, row.id, { says: ['Not used so far.'] })
  expect(await books.spent()).toBe(10_000n)
})

test('two RPCs disagreeing: one invents the whole transfer, and is not believed', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
  rpc,
}) => {
  const { hand } = bed.sellers
  const honest = bed.chains[84532].rpcUrl
  const books = await booksOf(hand)
  await reader.pay(`${hand.origin}/dialect/v2-header?honest`)
  const [model] = await books.settled()
  await reader.meet('open', `${hand.origin}/outcome/500-unsettled`)
  await reader.sayYes()
  await expect.poll(() => statusOf(wallet)).toBe('unknown')

  // The honest payment's transaction, told again with the other's nonce.
  const { nonce } = await lookAtNewest(wallet)
  const forge = (value: unknown) =>
    JSON.parse(
      JSON.stringify(value).replaceAll(
        `${model?.nonce}`.slice(2),
        nonce.slice(2),
      ),
    )
  rpc.lie((question, truth) => {
    const { method, params = [] } = question
    if (method !== 'eth_getLogs') return forge(spent(question, truth))
    const [filter] = params as [{ fromBlock: string; toBlock: string }]
    const block = model?.blockNumber ?? 0n
    const isThere =
      BigInt(filter.fromBlock) <= block && block <= BigInt(filter.toBlock)
    const log = {
      ...{ address: bed.chains[84532].token.address, data: '0x' },
      topics: marked(wallet, nonce),
      transactionHash: model?.transaction,
    }
    return { id: truth.id, result: isThere ? [log] : [] }
  })
  await askEndpoints(wallet, rpc.origin, honest)
  const both = await lookAtNewest(wallet)
  expect(both.proof).toMatchObject({ kind: 'open', because: 'DISAGREE' })
  expect(both.row.status).toBe('unknown')
  await expectSays(loaded, both.row.id, {
    says: ['Not known yet', disagree, 'so it counts as paid until they agree'],
    never: ['verified on chain'],
  })
  expect(await books.spent()).toBe(10_000n)

  // That the forgery is a good one: alone it is believed, which frees nothing.
  await askEndpoints(wallet, rpc.origin)
  expect((await lookAtNewest(wallet)).proof).toMatchObject({ kind: 'settled' })
})

const marked = ({ address }: Wallet, nonce: string) => [
  toEventSelector('AuthorizationUsed(address,bytes32)'),
  pad(address).toLowerCase(),
  nonce,
]
