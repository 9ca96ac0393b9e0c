import { expect, test } from '../harness/test.ts'
import {
  askEndpoints,
  expectSays,
  hasLookAlarm,
  lookAtNewest,
  newest,
  nobody,
  noticesOf,
  statusOf,
  stillChecking,
} from '../screens/proof.ts'

test('settled and honest: the chain’s own word, then no more looks', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { v2 } = bed.sellers
  const books = await booksOf(v2)
  await reader.pay(`${v2.origin}/articles/otters`)
  await expect.poll(() => hasLookAlarm(loaded)).toBe(true)
  expect((await newest(wallet)).row.isProvenBy).toBe('seller')

  await bed.chains[84532].mine(5)
  const { row, proof, events } = await lookAtNewest(wallet)
  const [settled] = await books.settled()
  expect(row).toMatchObject({
    status: 'delivered',
    isProvenBy: 'chain',
    transaction: settled?.transaction,
    nextLookAtMs: null,
  })
  expect(proof).toMatchObject({
    kind: 'settled',
    transaction: settled?.transaction,
    block: `${settled?.blockNumber}`,
    amount: '10000',
  })
  expect(events.at(-1)).toMatchObject({ kind: 'settled' })
  await expect.poll(() => hasLookAlarm(loaded)).toBe(false)
  expect(await noticesOf(loaded)).toEqual([])
  expect(await books.spent()).toBe(10_000n)
  await expectSays(loaded, row.id, {
    says: [
      'Paid and delivered',
      'verified on chain',
      `${settled?.blockNumber}`,
    ],
    never: ['another transaction', 'Really taken'],
  })
})

test('a false hash proves nothing', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await reader.meet('open', `${hand.origin}/outcome/lying-receipt`)
  await reader.sayYes()
  await expect.poll(() => statusOf(wallet)).toBe('delivered')
  const { row, proof, receipt } = await lookAtNewest(wallet)
  expect(receipt?.transaction).toMatch(/^0x/)
  expect(row.isProvenBy).toBe('seller')
  expect(proof).toMatchObject({ kind: 'open', because: 'LIVE' })
  expect(row.nextLookAtMs).toBeGreaterThan(Date.now())
  expect(await books.spent()).toBe(0n)
  await expectSays(loaded, row.id, {
    says: ['Paid and delivered', "seller's word only", 'Not used so far.'],
    never: ['verified on chain'],
  })
})

test('without a hash the transfer is found by what the token says', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await reader.meet('open', `${hand.origin}/outcome/200-no-receipt`)
  await reader.sayYes()
  await expect.poll(() => statusOf(wallet)).toBe('delivered')
  await expect.poll(books.settlements).toBe(1)
  const { row } = await lookAtNewest(wallet)
  const [settled] = await books.settled()
  expect(row).toMatchObject({
    isProvenBy: 'chain',
    transaction: settled?.transaction,
  })
  await expectSays(loaded, row.id, {
    says: ['Paid and delivered', 'verified on chain', 'No receipt came.'],
  })
})

for (const path of ['settle-then-drop', 'settle-then-500'])
  test(`${path}: paid, not delivered, and the person is told once`, async ({
    bed,
    wallet,
    loaded,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    await reader.meet('open', `${hand.origin}/outcome/${path}`)
    await reader.sayYes()
    // It must not be found before it was read.
    await askEndpoints(wallet, nobody)
    await expect.poll(() => statusOf(wallet)).toBe('unknown')
    await expect.poll(books.settlements).toBe(1)
    const before = await newest(wallet)
    expect(before.row.isProvenBy).toBe('none')
    await expectSays(loaded, before.row.id, {
      says: [stillChecking, 'Nobody said'],
      never: ['Nothing was taken', 'Paid, not delivered'],
    })

    await askEndpoints(wallet, bed.chains[84532].rpcUrl)
    const { row } = await lookAtNewest(wallet)
    expect(row).toMatchObject({ status: 'undelivered', isProvenBy: 'chain' })
    expect(await books.spent()).toBe(10_000n)
    await expect.poll(() => noticesOf(loaded)).toEqual([`outcome:${row.id}`])
    await lookAtNewest(wallet)
    expect(await noticesOf(loaded)).toHaveLength(1)
    await expectSays(loaded, row.id, {
      says: [
        'Paid, not delivered',
        'The chain shows that the payment was taken',
        'verified on chain',
      ],
    })
  })
