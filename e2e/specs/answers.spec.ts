import { ways } from '../harness/calls.ts'
import { expectPaidOnce, expectUnpaid, openBooks } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { questionWindow } from '../screens/question.ts'

type Row = { id: string; status: string; code: string | null }
type Page = { rows: Row[] }

test("don't pay: a call gets the seller's own 402", async ({
  bed,
  page,
  context,
  wallet,
}) => {
  const { hand } = bed.sellers
  const books = await openBooks(bed.chains[84532], wallet.address, hand)
  await page.goto(`${hand.origin}/landed`)
  const url = `${hand.origin}/dialect/v1-body`
  const plain = await (await fetch(url)).text()
  const [result] = await Promise.all([
    ways['fetch GET'](page, url),
    questionWindow(context).then((question) => question.sayNo()),
  ])
  expect(result.status).toBe(402)
  expect(JSON.parse(result.text).accepts).toEqual(JSON.parse(plain).accepts)
  await expectUnpaid(books)
  expect(hand.log.paid()).toEqual([])
})

test("don't pay: a page stays as the seller sent it", async ({
  bed,
  page,
  context,
  wallet,
}) => {
  const { v2 } = bed.sellers
  const books = await openBooks(bed.chains[84532], wallet.address, v2)
  await page.goto(`${v2.origin}/articles/otters`)
  const before = await page.content()
  const question = await questionWindow(context)
  await question.sayNo()
  await expect.poll(() => wallet.call('questions')).toEqual([])
  expect(await page.content()).toBe(before)
  await expectUnpaid(books)
})

for (const kind of ['open', 'call'] as const)
  test(`locked, unlocked in place, paid: ${kind}`, async ({
    bed,
    page,
    context,
    wallet,
  }) => {
    const { v2 } = bed.sellers
    const books = await openBooks(bed.chains[84532], wallet.address, v2)
    await wallet.call('lock')
    let call: Promise<{ status: number }> | undefined
    if (kind === 'open') await page.goto(`${v2.origin}/articles/otters`)
    else {
      await page.goto(`${v2.origin}/goods.css`)
      call = ways['fetch GET'](page, `${v2.origin}/api/quote`)
    }
    const question = await questionWindow(context)
    await expect(question.page.getByText('0.01 USDC').first()).toBeVisible()
    await expect(question.pay).toHaveCount(0)

    await question.page
      .getByLabel('Password', { exact: true })
      .fill('not the password')
    await question.page.getByRole('button', { name: 'Unlock' }).click()
    await expect(question.page.getByRole('alert')).toBeVisible()

    await question.unlock()
    await question.sayYes()
    if (kind === 'open')
      await expect(page.getByText('Scripts ran.')).toBeVisible()
    else expect((await call)?.status).toBe(200)
    await expectPaidOnce(books, 10_000n)
  })

/** Every way a payment can come to nothing, or seem to. */
const outcomes: [
  name: string,
  path: string,
  settled: boolean,
  status: string,
  code: RegExp | null,
][] = [
  [
    'the seller refuses with a code',
    'refused',
    false,
    'refused',
    /invalid_exact_evm_signature/,
  ],
  [
    'v1: the seller refuses with a code',
    'refused?dialect=v1-body',
    false,
    'refused',
    /invalid_exact_evm_signature/,
  ],
  ['settlement failed', 'settle-failed', false, 'failed', /transaction_failed/],
  [
    'connection dropped after settling',
    'settle-then-drop',
    true,
    'unknown',
    // The browser may send it again by itself, and hear that it was taken.
    /CONNECTION|nonce_already_used/,
  ],
  [
    'connection dropped before settling',
    'drop-unsettled',
    false,
    'unknown',
    /CONNECTION/,
  ],
  ['5xx after settling', 'settle-then-500', true, 'unknown', /HTTP_500/],
  ['5xx before settling', '500-unsettled', false, 'unknown', /HTTP_500/],
  [
    'a second 402 without a word',
    'settle-then-402',
    true,
    'unknown',
    /NO_WORD/,
  ],
  [
    'settlement pending',
    'settle-pending',
    true,
    'unknown',
    /settlement_pending/,
  ],
  [
    '200 whose receipt says no',
    '200-unsuccessful',
    false,
    'failed',
    /declined/,
  ],
  ['200 without a receipt', '200-no-receipt', true, 'delivered', null],
  ['a receipt nobody can read', 'garbled-receipt', true, 'delivered', null],
  ['a slow answer', 'slow?ms=2500', true, 'delivered', null],
]

for (const kind of ['open', 'call'] as const)
  for (const [name, path, isSettled, status, code] of outcomes)
    test(`outcome recorded: ${name}, ${kind}`, async ({
      bed,
      page,
      context,
      wallet,
    }) => {
      const { hand } = bed.sellers
      const books = await openBooks(bed.chains[84532], wallet.address, hand)
      hand.log.clear()
      const url = `${hand.origin}/outcome/${path}`
      await page.goto(kind === 'open' ? url : `${hand.origin}/landed`)
      const call =
        kind === 'call'
          ? ways['fetch GET'](page, url).catch((error: Error) => error)
          : undefined
      const question = await questionWindow(context)
      await question.sayYes()
      await call

      await expect
        .poll(
          async () =>
            (await wallet.call<Page>('history', { limit: 5 })).rows[0]?.status,
        )
        .toBe(status)
      const { rows } = await wallet.call<Page>('history', { limit: 5 })
      expect(rows).toHaveLength(1)
      if (code) expect(rows[0]?.code).toMatch(code)
      else expect(rows[0]?.code).toBeNull()

      // One signature, whatever came of it; a browser's network stack may send
      // a request again by itself when a connection dies under it.
      const signatures = hand.log
        .paid()
        .map(
          ({ headers }) => headers['payment-signature'] ?? headers['x-payment'],
        )
      expect(new Set(signatures).size).toBe(1)
      if (!path.includes('drop')) expect(signatures).toHaveLength(1)
      await expect.poll(books.settlements).toBe(isSettled ? 1 : 0)
      expect(await books.spent()).toBe(isSettled ? 10_000n : 0n)
    })

test('not known yet: the same payment is shown again on request, never a new one', async ({
  bed,
  page,
  context,
  wallet,
}) => {
  const { hand } = bed.sellers
  const books = await openBooks(bed.chains[84532], wallet.address, hand)
  hand.log.clear()
  await page.goto(`${hand.origin}/outcome/500-unsettled`)
  await (await questionWindow(context)).sayYes()
  await expect
    .poll(
      async () =>
        (await wallet.call<Page>('history', { limit: 5 })).rows[0]?.status,
    )
    .toBe('unknown')

  const again = await questionWindow(context)
  await again.sayYes(
    again.page.getByRole('button', { name: 'Try again with the same payment' }),
  )
  await expect.poll(() => hand.log.paid().length).toBe(2)
  const [first, second] = hand.log.paid()
  expect(second?.headers['payment-signature']).toBe(
    first?.headers['payment-signature'],
  )

  // A reload of the page is a request too, as long as it may be shown again.
  await page.goto(`${hand.origin}/outcome/500-unsettled`)
  await expect.poll(() => hand.log.paid().length).toBe(3)
  expect(hand.log.paid()[2]?.headers['payment-signature']).toBe(
    first?.headers['payment-signature'],
  )
  const { rows } = await wallet.call<Page>('history', { limit: 5 })
  expect(rows).toHaveLength(1)
  await expectUnpaid(books)
})

test('coming back: a page paid before asks before it is paid again', async ({
  bed,
  page,
  context,
  wallet,
}) => {
  const { v2 } = bed.sellers
  const books = await openBooks(bed.chains[84532], wallet.address, v2)
  await page.goto(`${v2.origin}/articles/otters`)
  await (await questionWindow(context)).sayYes()
  await expect(page.getByText('Scripts ran.')).toBeVisible()
  await page.reload()
  const question = await questionWindow(context)
  await expect(
    question.page.getByRole('button', { name: 'Pay again' }),
  ).toBeVisible()
  await expect(question.pay).toHaveCount(0)
  await expectPaidOnce(books, 10_000n)
})

test('terms that change between the question and the payment are never paid', async ({
  bed,
  page,
  context,
  wallet,
}) => {
  const { hand } = bed.sellers
  const books = await openBooks(bed.chains[84532], wallet.address, hand)
  await page.goto(`${hand.origin}/landed`)
  const [question] = await (async () => {
    void ways['fetch GET'](page, `${hand.origin}/dialect/v2-header`).catch(
      () => undefined,
    )
    await questionWindow(context)
    return await wallet.call<{ id: string; hash: string }[]>('questions')
  })()
  await expect(
    wallet.call('answer', {
      questionId: question?.id,
      hash: '0'.repeat(64),
      choice: { kind: 'pay', offerIndex: 0, again: false },
    }),
  ).resolves.toEqual({ ok: false, because: 'TERMS_CHANGED' })
  await expectUnpaid(books)
})
