import { type Hex, pad, toHex } from 'viem'
import {
  type Authorisation,
  signedBy,
  signedIn,
  stranger,
  submit,
} from '../harness/authorisations.ts'
import { expect, test } from '../harness/test.ts'
import type { Wallet } from '../harness/wallet.ts'
import { expectSays, lookAtNewest, newest, statusOf } from '../screens/proof.ts'
import type { Reader } from '../screens/reader.ts'
import {
  lookAlikeAddress,
  lookAlikeCall,
  placeLookAlike,
  silenceToken,
} from '../testbed/chains/enemies.ts'
import type { Payment, Receipt } from '../testbed/sellers/hand/visit.ts'
import type { HandSeller } from '../testbed/sellers/hand-seller.ts'

const network = 'eip155:84532'
const never = ['verified on chain', 'Nothing was taken']

/** Pays a seller whose receipt says this, and gets its goods. */
async function buyTold(
  hand: HandSeller,
  { reader, wallet }: { reader: Reader; wallet: Wallet },
  receiptOf: (authorization: Authorisation) => Promise<Partial<Receipt>>,
): Promise<void> {
  hand.tells(async (payment: Payment) => {
    const { authorization } = payment.payload as {
      authorization: Authorisation
    }
    const said = await receiptOf(authorization)
    return { success: true, transaction: '', network, ...said }
  })
  const { length } = await wallet.history()
  await reader.meet('open', `${hand.origin}/outcome/tells`)
  await reader.sayYes()
  // An earlier payment may be delivered already.
  await expect
    .poll(async () => (await wallet.history()).length)
    .toBe(length + 1)
  await expect.poll(() => statusOf(wallet)).toBe('delivered')
}

test('true hash of another payment: it proves that one only', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await reader.pay(`${hand.origin}/dialect/v2-header`)
  await expect.poll(books.settlements).toBe(1)
  const [first] = await books.settled()
  const transaction = `${first?.transaction}`
  await buyTold(hand, { reader, wallet }, async () => ({ transaction }))

  const { row, proof } = await lookAtNewest(wallet)
  expect(row).toMatchObject({ isProvenBy: 'seller', transaction })
  expect(proof).toMatchObject({ kind: 'open', because: 'LIVE' })
  expect(await books.settlements()).toBe(1)
  expect(await books.spent()).toBe(10_000n)
  await expectSays(loaded, row.id, {
    says: ["seller's word only", 'Not used so far.'],
    never,
  })

  const [, other] = await wallet.history()
  await wallet.call('lookNow', { id: other?.id })
  await expectSays(loaded, `${other?.id}`, {
    says: ['Paid and delivered', 'verified on chain'],
  })
})

test('receipt on another chain: a true transaction there proves nothing here', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand, v2 } = bed.sellers
  const books = await booksOf(hand)
  const onBase = await booksOf(v2, 8453)
  await reader.pay(`${v2.origin}/articles/ferries`)
  await expect.poll(onBase.settlements).toBe(1)
  const [there] = await onBase.settled()
  const transaction = `${there?.transaction}`
  await buyTold(hand, { reader, wallet }, async () => ({
    ...{ transaction, network: 'eip155:8453' },
  }))

  const { row, proof, receipt } = await lookAtNewest(wallet)
  expect(receipt).toMatchObject({ transaction, network: 'eip155:8453' })
  expect(row.isProvenBy).toBe('seller')
  expect(proof).toMatchObject({ kind: 'open', because: 'LIVE' })
  expect(await books.spent()).toBe(0n)
  expect(await onBase.spent()).toBe(250_000n)
  await expectSays(loaded, row.id, {
    says: ["seller's word only", 'Not used so far.'],
    never,
  })
})

for (const [name, change, spent] of [
  ['amount less than agreed', { value: '9999' }, 9_999n],
  ['another payee', { to: `0x${'77'.repeat(20)}` }, 10_000n],
] as const)
  test(`${name}: no proof, and it counts as paid`, async ({
    bed,
    wallet,
    loaded,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const chain = bed.chains[84532]
    const books = await booksOf(hand)
    await buyTold(hand, { reader, wallet }, async (agreed) => {
      const other = { ...agreed, ...change }
      const signed = await signedBy(wallet.key, chain, other)
      return { transaction: await submit(chain, signed) }
    })

    const { row, proof, nonce } = await lookAtNewest(wallet)
    expect(await books.spent()).toBe(spent)
    expect(await chain.authorizationUsed(wallet.address, nonce as Hex)).toBe(
      true,
    )
    expect(proof).toMatchObject({ kind: 'open', because: 'USED_OTHERWISE' })
    expect(row.isProvenBy).toBe('seller')
    await expectSays(loaded, row.id, {
      says: ["seller's word only", 'no transfer as agreed was found'],
      never,
    })
  })

test('look-alike event from another address: not the token’s word', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const chain = bed.chains[84532]
  const books = await booksOf(hand)
  await placeLookAlike(chain)
  await buyTold(
    hand,
    { reader, wallet },
    async ({ from, to, nonce, value }) => {
      const data = lookAlikeCall({
        ...{ from: pad(from), to: pad(to), nonce },
        value: toHex(BigInt(value), { size: 32 }),
      })
      const account = await stranger(chain)
      const hash = await chain.client.sendTransaction({
        ...{ account, to: lookAlikeAddress, data },
      })
      const said = await chain.client.waitForTransactionReceipt({ hash })
      // The events are there, in the token's words.
      expect(said.logs.map(({ topics }) => topics[1])).toEqual([
        pad(from).toLowerCase(),
        pad(from).toLowerCase(),
      ])
      return { transaction: hash }
    },
  )

  const { row, proof, nonce } = await lookAtNewest(wallet)
  expect(await books.spent()).toBe(0n)
  expect(await chain.authorizationUsed(wallet.address, nonce as Hex)).toBe(
    false,
  )
  expect(row.isProvenBy).toBe('seller')
  expect(proof).toMatchObject({ kind: 'open', because: 'LIVE' })
  await expectSays(loaded, row.id, {
    says: ["seller's word only", 'Not used so far.'],
    never,
  })
})

test('token that does not revert: only the transfer that happened is proof', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const chain = bed.chains[84532]
  const books = await booksOf(hand)
  const restore = await silenceToken(chain)
  try {
    const statusAt = async (hash: Hex) =>
      (await chain.client.getTransactionReceipt({ hash })).status
    // A transaction that succeeds, without money in it.
    let forged: Hex = '0x'
    await buyTold(hand, { reader, wallet }, async (agreed) => {
      const other = { ...agreed, value: '1' }
      const { signature } = await signedBy(wallet.key, chain, other)
      forged = await submit(chain, { authorization: agreed, signature })
      return { transaction: forged }
    })
    expect(await statusAt(forged)).toBe('success')
    expect(await books.spent()).toBe(0n)
    const early = await lookAtNewest(wallet)
    expect(early.proof).toMatchObject({ kind: 'open', because: 'LIVE' })
    await expectSays(loaded, early.row.id, {
      says: ["seller's word only", 'Not used so far.'],
      never,
    })

    // Settled, and once more: the second takes nothing, and succeeds.
    const [shown] = hand.log.paid()
    if (!shown) throw new Error('Nothing was paid')
    const taken = await submit(chain, signedIn(shown))
    const again = await submit(chain, signedIn(shown))
    expect(await statusAt(again)).toBe('success')
    expect(await books.spent()).toBe(10_000n)
    const { row, proof, receipt } = await lookAtNewest(wallet)
    expect(receipt?.transaction).toBe(forged)
    expect(proof).toMatchObject({ kind: 'settled', transaction: taken })
    await expectSays(loaded, row.id, {
      says: [
        'Paid and delivered',
        'verified on chain',
        "another transaction than the seller's",
      ],
    })
  } finally {
    await restore()
  }
  expect((await newest(wallet)).row.isProvenBy).toBe('chain')
})
