import { expect, test } from '../harness/test.ts'
import { closed } from '../harness/windows.ts'
import {
  askEndpoints,
  expectSays,
  lookAtNewest,
  newest,
  nobody,
  statusOf,
} from '../screens/proof.ts'
import { kinds } from '../screens/reader.ts'
import { uptoMaximum, uptoUsual } from '../testbed/sellers/permit2-seller.ts'

const exactPrice = 10_000n
const unlimited = 2n ** 256n - 1n
const path = (kind: 'open' | 'call') => (kind === 'open' ? 'articles' : 'api')

for (const kind of kinds)
  test(`exact, sponsored, without native coin: ${kind}`, async ({
    bed,
    wallet,
    loaded,
    reader,
    booksOf,
  }) => {
    const { permit2: seller } = bed.sellers
    const { permit2, client, mine } = bed.chains[84532]
    const { address } = wallet
    expect(await client.getBalance({ address })).toBe(0n)
    const books = await booksOf(seller)
    const met = await reader.meet(
      kind,
      `${seller.origin}/${path(kind)}/exact/sponsored`,
    )
    await reader.sayYes()
    await met.gotIt()

    expect(await books.spent()).toBe(exactPrice)
    expect(await permit2.allowance(address)).toBe(0n)
    const given = await permit2.approvals(address)
    expect(given.map(({ value }) => value)).not.toContain(unlimited)
    expect(given[0]?.value).toBe(exactPrice)
    expect(seller.log.paid()).toHaveLength(1)

    await mine(5)
    await expect.poll(() => statusOf(wallet)).toBe('delivered')
    const { row, proof } = await lookAtNewest(wallet)
    const sent = await permit2.transfers(seller.payTo)
    const ours = sent.filter(({ from }) => from === address)
    expect(ours).toHaveLength(1)
    expect(row).toMatchObject({
      isProvenBy: 'chain',
      transaction: ours[0]?.transaction,
    })
    expect(proof).toMatchObject({ kind: 'settled', amount: `${exactPrice}` })
    await expectSays(loaded, row.id, {
      says: ['Paid and delivered', 'verified on chain', '0.01 USDC'],
      never: ['Really taken', 'up to'],
    })
  })

for (const kind of kinds)
  test(`upto, sponsored, without native coin: ${kind}`, async ({
    bed,
    wallet,
    loaded,
    reader,
    booksOf,
  }) => {
    const { permit2: seller } = bed.sellers
    const { permit2, client, mine } = bed.chains[84532]
    const { address } = wallet
    expect(await client.getBalance({ address })).toBe(0n)
    const books = await booksOf(seller)
    const url = `${seller.origin}/${path(kind)}/upto/sponsored`
    const met = await reader.meet(kind, url)
    const question = await reader.question()
    await expect(
      question.page.getByText('up to', { exact: true }),
    ).toBeVisible()
    await expect(question.page.getByText('usually')).toHaveCount(0)
    await question.sayYes()
    await met.gotIt()

    expect(await books.spent()).toBe(uptoUsual)
    const rest = uptoMaximum - uptoUsual
    expect(await permit2.allowance(address)).toBe(rest)
    const given = await permit2.approvals(address)
    expect(given[0]?.value).toBe(uptoMaximum)
    for (const { value } of given) expect(value <= uptoMaximum).toBe(true)

    await expect.poll(() => statusOf(wallet)).toBe('delivered')
    // Until the chain says what was taken, the maximum counts.
    const before = await newest(wallet)
    await expectSays(loaded, before.row.id, {
      says: ['up to', '0.10 USDC', "seller's word only"],
    })
    await mine(5)
    const { row, proof } = await lookAtNewest(wallet)
    expect(row.isProvenBy).toBe('chain')
    expect(proof).toMatchObject({ kind: 'settled', amount: `${uptoUsual}` })
    await expectSays(loaded, row.id, {
      says: ['up to', '0.10 USDC', '0.02 USDC', 'verified on chain'],
    })

    // The next question knows what it usually is.
    const again = await reader.meet(kind, `${url}?again=1`)
    const next = await reader.question()
    await expect(next.page.getByText('usually 0.02 USDC')).toBeVisible()
    await next.sayYes()
    await again.gotIt()
    expect(await books.spent()).toBe(2n * uptoUsual)
    expect(await permit2.allowance(address)).toBe(rest)
  })

test('upto that takes nothing, and one that wants more than it may', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { permit2: seller } = bed.sellers
  const books = await booksOf(seller)
  const url = `${seller.origin}/articles/upto/sponsored`
  await reader.pay(`${url}?charge=0`)
  await expect.poll(() => statusOf(wallet)).toBe('delivered')
  expect(await books.spent()).toBe(0n)

  await reader.meet('open', `${url}?charge=${uptoMaximum + 1n}`)
  await reader.sayYes()
  await expect.poll(() => statusOf(wallet)).toBe('failed')
  expect(await books.spent()).toBe(0n)
  const { row } = await newest(wallet)
  await expectSays(loaded, row.id, {
    says: ['invalid_upto_evm_payload_settlement_exceeds_amount'],
  })
})

test('a sponsor of unlimited approvals alone: said, and nothing is signed', async ({
  bed,
  reader,
  booksOf,
  wallet,
}) => {
  const { permit2: seller } = bed.sellers
  const books = await booksOf(seller)
  await reader.meet('open', `${seller.origin}/articles/exact/approval`)
  const question = await reader.question()
  await expect(
    question.page.getByText('Tuppence does not sign that.'),
  ).toBeVisible()
  // Not only for the moment that every Pay waits.
  await expect(question.pay).toHaveJSProperty('disabled', true)
  await question.sayNo()
  await closed(question.page)
  expect(seller.log.paid()).toEqual([])
  expect(await books.spent()).toBe(0n)
  expect(await wallet.history()).toEqual([])
})

test('with an allowance that is enough no permit is signed', async ({
  bed,
  wallet,
  reader,
  booksOf,
}) => {
  const { permit2: seller } = bed.sellers
  const { permit2 } = bed.chains[84532]
  await permit2.allow(wallet.address, 15_000n)
  const books = await booksOf(seller)
  await reader.pay(`${seller.origin}/articles/exact/sponsored`)
  expect(await books.spent()).toBe(exactPrice)
  expect(await permit2.allowance(wallet.address)).toBe(5_000n)
  expect((await permit2.approvals(wallet.address))[0]?.value).toBe(15_000n)
  const [paid] = seller.log.paid()
  const header = paid?.headers['payment-signature']
  const { extensions } = JSON.parse(
    Buffer.from(`${header}`, 'base64').toString(),
  )
  expect(extensions.eip2612GasSponsoring.info).not.toHaveProperty('signature')
})

test('a network that is down: said, and nothing is signed', async ({
  bed,
  wallet,
  reader,
  booksOf,
}) => {
  const { permit2: seller } = bed.sellers
  const books = await booksOf(seller)
  await askEndpoints(wallet, nobody)
  await reader.meet('open', `${seller.origin}/articles/exact/sponsored`)
  const question = await reader.question()
  await expect(
    question.page.getByText(/does not say what is allowed/),
  ).toBeVisible()
  // Not only for the moment that every Pay waits.
  await expect(question.pay).toHaveJSProperty('disabled', true)
  await question.sayNo()
  expect(seller.log.paid()).toEqual([])
  expect(await books.spent()).toBe(0n)
  expect(await wallet.history()).toEqual([])
})
