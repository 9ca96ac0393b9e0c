import type { Hex } from 'viem'
import {
  cancel,
  signedIn,
  stranger,
  submit,
} from '../harness/authorisations.ts'
import { expect, test } from '../harness/test.ts'
import { giveLimit, ruleOf } from '../screens/limits.ts'
import {
  expectSays,
  lookAtNewest,
  noticesOf,
  statusOf,
  stillChecking,
} from '../screens/proof.ts'

test('right transfer by another submitter: paid, with the true amount', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const chain = bed.chains[84532]
  const books = await booksOf(hand)
  await reader.meet('open', `${hand.origin}/outcome/500-unsettled`)
  await reader.sayYes()
  await expect.poll(() => statusOf(wallet)).toBe('unknown')
  const [shown] = hand.log.paid()
  if (!shown) throw new Error('Nothing was paid')
  const somebody = await stranger(chain)
  const transaction = await submit(chain, signedIn(shown), somebody)

  const { row, proof } = await lookAtNewest(wallet)
  expect(await books.settlements()).toBe(1)
  expect(await books.spent()).toBe(10_000n)
  expect(proof).toMatchObject({
    ...{ kind: 'settled', transaction, amount: '10000' },
    submitter: somebody.address,
  })
  await expectSays(loaded, row.id, {
    says: [
      'Paid, not delivered',
      'verified on chain',
      '0.01 USDC',
      'Submitted by',
      somebody.address.slice(-4),
    ],
    never: ['Really taken', 'Not known yet'],
  })
})

test('`success: false` on 200 that later settles: not known, then paid and delivered', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await reader.meet('open', `${hand.origin}/outcome/200-unsuccessful`)
  await reader.sayYes()
  await reader.seeGoods()
  await expect.poll(() => statusOf(wallet)).toBe('failed')
  const early = await lookAtNewest(wallet)
  expect(early.proof).toMatchObject({ kind: 'open', because: 'LIVE' })
  expect(await books.spent()).toBe(0n)
  await expectSays(loaded, early.row.id, {
    says: [
      stillChecking,
      'The seller says that nothing was taken.',
      'Not used so far.',
    ],
    never: ['Nothing was taken', 'verified on chain'],
  })

  const [shown] = hand.log.paid()
  if (!shown) throw new Error('Nothing was paid')
  await submit(bed.chains[84532], signedIn(shown))
  const { row } = await lookAtNewest(wallet)
  expect(await books.settlements()).toBe(1)
  expect(await books.spent()).toBe(10_000n)
  expect(row).toMatchObject({ status: 'delivered', isProvenBy: 'chain' })
  await expectSays(loaded, row.id, {
    says: ['Paid and delivered', 'verified on chain'],
    never: ['Not known yet', 'did not come', 'Copy the evidence'],
  })
  await expect.poll(() => noticesOf(loaded)).toEqual([`outcome:${row.id}`])
})

test('nonce cancelled: nothing moved, and it stays counted and says so', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const chain = bed.chains[84532]
  await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`)
  const books = await booksOf(hand)
  const used = async () => (await ruleOf(wallet, hand.origin)).per24h.used
  const met = await reader.meet('call', `${hand.origin}/outcome/500-unsettled`)
  await met.call
  await expect.poll(() => statusOf(wallet)).toBe('unknown')
  const { nonce } = await lookAtNewest(wallet)
  await cancel(wallet.key, chain, nonce as Hex)
  expect(await chain.authorizationUsed(wallet.address, nonce as Hex)).toBe(true)

  const { row, proof } = await lookAtNewest(wallet)
  expect(proof).toMatchObject({ kind: 'open', because: 'USED_OTHERWISE' })
  expect(row.status).toBe('unknown')
  expect(row.nextLookAtMs).not.toBeNull()
  expect(await used()).toBe('10000')
  expect(await books.settlements()).toBe(0)
  expect(await books.spent()).toBe(0n)
  await expectSays(loaded, row.id, {
    says: [
      'Not known yet',
      'The permission is used up, but no transfer as agreed was found. It counts as paid.',
    ],
    never: ['verified on chain', 'Nothing was taken'],
  })
})
