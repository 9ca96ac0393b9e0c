import words from '../../locales/en.json' with { type: 'json' }
import { ways } from '../harness/calls.ts'
import { expectPaidOnce, expectUnpaid } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { expectNoQuestion } from '../screens/question.ts'

/** What the seller wants, by the test bed's name, and how it is told. */
const named = {
  mpp: 'WANTS_MPP',
  l402: 'WANTS_L402',
  lsat: 'WANTS_L402',
  cashu: 'WANTS_CASHU',
  crawler: 'WANTS_CRAWLER',
  solana: 'ON_SOLANA',
  stellar: 'ON_OTHER_CHAIN',
  gateway: 'GATEWAY_DEPOSIT',
  batch: 'BATCH_SETTLEMENT',
  capture: 'AUTH_CAPTURE',
  cloudflare: 'FOR_BOTS',
  'sign-in': 'SIGN_IN_SHAPE',
} as const

for (const [name, because] of Object.entries(named))
  test(`named, not paid, and x402 beside it is used: ${name}`, async ({
    bed,
    page,
    context,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)

    // Opened, the price is explained and nothing can be pressed to pay it.
    const question = await reader.askAt(`${hand.origin}/named/${name}`)
    const { what, do: advice } = words.reason[because]
    await expect(question.page.getByText(what).first()).toBeVisible()
    await expect(question.page.getByText(advice)).toBeVisible()
    await expect(question.pay).toHaveCount(0)
    const [view] = await wallet.questions()
    expect(view).toMatchObject({ state: 'unpayable', offers: [] })
    const forced = await wallet.call<{ ok: boolean }>('answer', {
      questionId: view?.id,
      hash: view?.hash,
      choice: { kind: 'pay', offerIndex: 0, again: true },
    })
    expect(forced.ok).toBe(false)
    await reader.leave(question)

    // A page's own calls get their 402 back, and nobody is asked.
    await page.goto(`${hand.origin}/landed`)
    const url = `${hand.origin}/named/${name}`
    for (const way of ['fetch GET', 'fetch POST JSON', 'XHR GET'] as const)
      expect(await ways[way](page, url)).toMatchObject({ status: 402 })
    await expectNoQuestion(context, 800)
    expect(await wallet.questions()).toEqual([])
    await expectUnpaid(books)
    expect(hand.log.paid()).toEqual([])
    expect(await wallet.history()).toEqual([])

    if (name === 'sign-in') return
    await reader.pay(`${hand.origin}/named-beside/${name}`)
    await expectPaidOnce(books, 10_000n)
    expect(hand.log.paid()[0]?.headers).toHaveProperty('payment-signature')
  })
