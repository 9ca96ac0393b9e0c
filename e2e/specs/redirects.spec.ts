import { expectPaidOnce, expectUnpaid } from '../harness/money.ts'
import { clearLogs, paidLines } from '../harness/paid-lines.ts'
import { expect, test } from '../harness/test.ts'
import { questionWith } from '../screens/question.ts'
import { kinds } from '../screens/reader.ts'

for (const kind of kinds)
  for (const where of ['same', 'cross'] as const)
    test(`a redirect after payment, ${where} origin, ${kind}: the header stays behind`, async ({
      bed,
      wallet,
      reader,
      booksOf,
    }) => {
      const { hand, recorder } = bed.sellers
      const books = await booksOf(hand)
      clearLogs(bed)
      const path = `/outcome/redirect-${where}`
      const { call } = await reader.meet(kind, `${hand.origin}${path}`)
      await reader.sayYes()
      await call
      const landing = where === 'same' ? hand : recorder
      await landing.log.waitFor(
        ({ url, at }) => url.startsWith('/landed') && at > 0,
      )
      await expectPaidOnce(books, 10_000n)
      await expect.poll(() => paidLines(bed)).toEqual([`hand GET ${path}`])
      await expect
        .poll(async () => (await wallet.history()).map(({ status }) => status))
        .toEqual(['delivered'])
    })

for (const where of ['same', 'cross'] as const) {
  test(`sent on to another price, ${where} origin: it is a page of its own`, async ({
    bed,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    clearLogs(bed)
    const path = `/outcome/priced-${where}`
    const family = where === 'same' ? 'dialect' : 'cors'
    const other = `/${family}/v2-header?sent-on`
    const paid = `hand GET ${path}`
    await reader.meet('open', `${hand.origin}${path}`)
    await reader.sayYes()
    const asked = async () =>
      (await wallet.questions()).map(({ url, state, previous }) => [
        url.endsWith(path) ? 'bought' : url.endsWith(other) && 'other',
        state,
        previous?.canPresentUntilMs ?? null,
      ])
    await expect.poll(asked).toEqual([
      ['bought', 'outcome', null],
      ['other', 'ask', null],
    ])
    // What became of the first is told, with no way to send it to the other.
    const told = await questionWith(page.context(), 'Close')
    await expect(told.page.getByText(/sent you on to a page/)).toBeVisible()
    await expect(
      told.page.getByRole('button', { name: /^Try again/ }),
    ).toHaveCount(0)
    await told.page.getByRole('button', { name: 'Close', exact: true }).click()
    const [question] = await wallet.questions()
    expect(
      await wallet.call('answer', {
        questionId: question?.id,
        hash: question?.hash,
        choice: { kind: 'present' },
      }),
    ).toMatchObject({ ok: false })
    const [row] = await wallet.history()
    expect(row).toMatchObject({ status: 'unknown', code: 'REDIRECTED' })
    expect(paidLines(bed)).toEqual([paid])

    await reader.sayYes()
    await reader.seeGoods()
    await expectPaidOnce(books, 10_000n)
    expect(paidLines(bed)).toEqual([paid, `hand GET ${other}`])
    const headers = hand.log.paid().map((one) => one.headers)
    expect(headers[0]?.['payment-signature']).not.toBe(
      headers[1]?.['payment-signature'],
    )
  })

  test(`a call sent on to another price, ${where} origin, is not answered by it`, async ({
    bed,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    clearLogs(bed)
    const path = `/outcome/priced-${where}`
    const { call } = await reader.meet('call', `${hand.origin}${path}`)
    await reader.sayYes()
    await call
    await expect
      .poll(async () => (await wallet.history()).map(({ code }) => code))
      .toEqual(['REDIRECTED'])
    expect(await wallet.questions()).toEqual([])
    await expectUnpaid(books)
    expect(paidLines(bed)).toEqual([`hand GET ${path}`])
  })
}
