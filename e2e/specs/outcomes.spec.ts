import { expectOneAuthorisation } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { kinds } from '../screens/reader.ts'

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

for (const kind of kinds)
  for (const [name, path, isSettled, status, code] of outcomes)
    test(`outcome recorded: ${name}, ${kind}`, async ({
      bed,
      wallet,
      reader,
      booksOf,
    }) => {
      const { hand } = bed.sellers
      const books = await booksOf(hand)
      const url = `${hand.origin}/outcome/${path}`
      const { call } = await reader.meet(kind, url)
      await reader.sayYes()
      await call

      await expect
        .poll(async () => (await wallet.history())[0]?.status)
        .toBe(status)
      const rows = await wallet.history()
      expect(rows).toHaveLength(1)
      if (code) expect(rows[0]?.code).toMatch(code)
      else expect(rows[0]?.code).toBeNull()

      // One signature, whatever came of it; a browser's network stack may send
      // a request again by itself when a connection dies under it.
      expectOneAuthorisation(hand, path.includes('drop') ? undefined : 1)
      await expect.poll(books.settlements).toBe(isSettled ? 1 : 0)
      expect(await books.spent()).toBe(isSettled ? 10_000n : 0n)
    })

test('a call is told as delivered while what it bought still comes', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await page.goto(`${hand.origin}/landed`)
  const url = `${hand.origin}/stream/v2-header?overMs=60000`
  const begun = page.evaluate(async (url) => {
    const { body } = await fetch(url)
    const chunk = await body?.getReader().read()
    return new TextDecoder().decode(chunk?.value)
  }, url)
  await reader.sayYes()
  expect(await begun).toBe('line 1 of 5\n')
  await expect
    .poll(async () => (await wallet.history())[0]?.status)
    .toBe('delivered')
  await expect.poll(books.settlements).toBe(1)
})
