import { randomUUID } from 'node:crypto'
import words from '../../locales/en.json' with { type: 'json' }
import { ways } from '../harness/calls.ts'
import { expectPaidOnce } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { closed } from '../harness/windows.ts'
import { questionWith } from '../screens/question.ts'
import { signInsOf } from '../screens/sign-ins.ts'

const price = 10_000n

const bad = {
  'wrong-domain': 'SIGN_IN_DOMAIN',
  'foreign-uri': 'SIGN_IN_URI',
  'uri-line-break': 'SIGN_IN_URI',
  expired: 'SIGN_IN_EXPIRED',
  stale: 'SIGN_IN_STALE',
  'lasts-long': 'SIGN_IN_LONG',
  newline: 'SIGN_IN_STATEMENT',
  'foreign-resource': 'SIGN_IN_RESOURCES',
  'short-nonce': 'SIGN_IN_NONCE',
  ed25519: 'SIGN_IN_CHAIN',
} as const

for (const [name, because] of Object.entries(bad))
  test(`not signed, and asked as before: ${name}`, async ({
    bed,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    const url = `${hand.origin}/sign-in/${name}/${randomUUID()}`
    await reader.pay(url)
    const question = await reader.askAt(url)
    const { what } = words.reason[because]
    await expect(question.page.getByText(what)).toBeVisible()
    await expect(question.openAgain).toHaveCount(0)
    await expect(question.payAgain).toBeVisible()
    const [view] = await wallet.questions()
    expect(view).toMatchObject({ state: 'paid-before' })
    const forced = await wallet.call<{ ok: boolean }>('answer', {
      questionId: view?.id,
      hash: view?.hash,
      choice: { kind: 'sign-in' },
    })
    expect(forced.ok).toBe(false)
    await reader.leave(question)

    await page.goto(`${hand.origin}/landed`)
    const call = ways['fetch GET'](page, url)
    const asked = await reader.question()
    await expect(asked.page.getByText(what)).toBeVisible()
    await asked.sayNo()
    expect((await call).status).toBe(402)
    expect(signInsOf(hand)).toEqual([])
    await expectPaidOnce(books, price)
  })

test('a nonce is signed once, for whatever page', async ({
  bed,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/sign-in/replayed/${randomUUID()}`
  await reader.pay(url)
  const question = await reader.askAt(url)
  await question.sayYes(question.openAgain)
  await reader.seeGoods()
  await closed(question.page)
  const replayed = await reader.askAt(url)
  const { what } = words.reason.SIGN_IN_USED
  await expect(replayed.page.getByText(what)).toBeVisible()
  await expect(replayed.openAgain).toHaveCount(0)
  expect(signInsOf(hand)).toHaveLength(1)
  await expectPaidOnce(books, price)
})

test('a seller that takes no sign-in gets one a visit or call, and then the question', async ({
  bed,
  page,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/sign-in/still-402/${randomUUID()}`
  await reader.pay(url)
  const question = await reader.askAt(url)
  await question.sayYes(question.openAgain)
  await hand.log.waitFor(({ headers }) => 'sign-in-with-x' in headers)
  const next = await questionWith(page.context(), 'Pay again')
  await expect(next.openAgain).toHaveCount(0)
  expect(signInsOf(hand)).toHaveLength(1)
  await reader.leave(next)

  await page.goto(`${hand.origin}/landed`)
  const call = ways['fetch GET'](page, url)
  const asked = await reader.question()
  await asked.sayYes(asked.openAgain)
  await expect.poll(() => signInsOf(hand).length).toBe(2)
  const last = await questionWith(page.context(), 'Pay')
  await expect(last.openAgain).toHaveCount(0)
  await last.sayNo()
  expect((await call).status).toBe(402)
  expect(signInsOf(hand)).toHaveLength(2)
  await expectPaidOnce(books, price)
})
