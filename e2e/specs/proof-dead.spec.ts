import type { PaymentDetail } from '../../lib/contracts/history.ts'
import { passEnd, test } from '../harness/own-time.ts'
import { expect } from '../harness/test.ts'
import { password, type Wallet } from '../harness/wallet.ts'
import { giveLimit, limitsScreen, ruleOf } from '../screens/limits.ts'
import {
  askEndpoints,
  expectSays,
  noticesOf,
  stillChecking,
} from '../screens/proof.ts'

// One after the other: each begins where the last one left the chain's time.
test.describe.configure({ mode: 'serial' })

async function payment(wallet: Wallet, id: string): Promise<PaymentDetail> {
  return await wallet.call<PaymentDetail>('payment', { id })
}

async function look(wallet: Wallet, id: string): Promise<PaymentDetail> {
  await wallet.call('lookNow', { id })
  return await payment(wallet, id)
}

async function newestId(wallet: Wallet, status: string): Promise<string> {
  await expect
    .poll(async () => (await wallet.history())[0]?.status)
    .toBe(status)
  return (await wallet.history())[0]?.id ?? ''
}

test('a rule’s payment lost and never settled: nothing was taken, the limit is back', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`)
  const met = await reader.meet('call', `${hand.origin}/outcome/drop-unsettled`)
  await met.call
  const id = await newestId(wallet, 'unknown')
  const used = async () => (await ruleOf(wallet, hand.origin)).per24h.used
  expect(await used()).toBe('10000')

  const live = await look(wallet, id)
  expect(live.row.status).toBe('unknown')
  expect(live.proof).toMatchObject({ kind: 'open', because: 'LIVE' })

  // One of two endpoints serves another chain: nobody is believed.
  await passEnd(bed, loaded)
  const { rpcUrl } = bed.chains[84532]
  await askEndpoints(wallet, rpcUrl, bed.chains[8453].rpcUrl)
  const doubted = await look(wallet, id)
  expect(doubted.proof).toMatchObject({ kind: 'open', because: 'WRONG_CHAIN' })
  expect(await used()).toBe('10000')

  await expectSays(loaded, id, {
    says: ['Not known yet', 'The endpoint answers for another network.'],
    never: ['Nothing was taken'],
  })
  const limits = await limitsScreen(loaded)
  const row = limits.row(hand.origin)
  await expect(row).toContainText('0.01 of')

  await askEndpoints(wallet, rpcUrl)
  const dead = await look(wallet, id)
  expect(dead.row).toMatchObject({
    status: 'void',
    isProvenBy: 'chain',
    decidedBy: 'rule',
    nextLookAtMs: null,
  })
  expect(dead.proof).toMatchObject({ kind: 'dead', endpoints: 1 })
  expect(dead.rule).toMatchObject({ isThere: true })
  expect(await used()).toBe('0')
  // The open screen of limits shows it given back by itself.
  await expect(row).not.toContainText('0.01 of')
  await expect(row).toContainText('0.00 of')
  await expectSays(loaded, id, {
    says: [
      'Nothing was taken',
      'did not use the payment in time, and never can',
      'verified on chain',
      'Endpoints asked: 1',
    ],
    never: ['Not known yet'],
  })
  expect(await noticesOf(loaded)).toEqual([`outcome:${id}`])
  expect(await books.settlements()).toBe(1)
  expect(await books.spent()).toBe(10_000n)
  await look(wallet, id)
  expect(await used()).toBe('0')
})

test('refused: that nothing was taken is said only once it cannot be', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await reader.meet('open', `${hand.origin}/outcome/refused`)
  await reader.sayYes()
  const id = await newestId(wallet, 'refused')
  const early = await look(wallet, id)
  expect(early.row).toMatchObject({ status: 'refused', isProvenBy: 'seller' })
  expect(early.row.nextLookAtMs).not.toBeNull()
  await expectSays(loaded, id, {
    says: [stillChecking, 'The seller says that nothing was taken.'],
    never: ['Nothing was taken'],
  })

  await passEnd(bed, loaded)
  expect((await look(wallet, id)).row).toMatchObject({
    status: 'void',
    isProvenBy: 'chain',
  })
  expect(await books.spent()).toBe(0n)
  await expectSays(loaded, id, {
    says: ['Nothing was taken', 'verified on chain'],
    never: ['The seller says'],
  })
})

test('locked: what is dead waits for the wallet, and is found as it opens', async ({
  bed,
  wallet,
  loaded,
  reader,
}) => {
  const { hand } = bed.sellers
  await reader.meet('open', `${hand.origin}/outcome/drop-unsettled`)
  await reader.sayYes()
  const id = await newestId(wallet, 'unknown')
  await passEnd(bed, loaded)
  await wallet.call('lock')
  const waiting = await look(wallet, id)
  expect(waiting.proof).toMatchObject({ kind: 'open', because: 'NOT_FINAL' })
  expect(waiting.row.status).toBe('unknown')

  await wallet.call('unlock', { password })
  await expect
    .poll(async () => (await payment(wallet, id)).row.status)
    .toBe('void')
})
