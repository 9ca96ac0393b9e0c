import words from '../../locales/en.json' with { type: 'json' }
import { expectUnpaid } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'

type Bad = {
  name: string
  how: 'header' | 'body'
  isPayable: boolean
  expected: string
}
type View = {
  id: string
  state: string
  hash: string
  because: string | null
  offers: { index: number }[]
  unpayable: { because: string }[]
}

test('every bad challenge gets a reason with words; nothing is paid, hung or lost', async ({
  bed,
  page,
  context,
  wallet,
  booksOf,
}) => {
  test.setTimeout(240_000)
  const { hand } = bed.sellers
  const list: Bad[] = await (await fetch(`${hand.origin}/bad`)).json()
  expect(list.length).toBeGreaterThan(60)
  const books = await booksOf(hand)
  const wrong: string[] = []

  for (const bad of list) {
    const url = `${hand.origin}/bad/${bad.name}?payer=${wallet.address}`
    const landed = await page.goto(url).catch((error: Error) => error)
    // Chromium itself refuses some headers: the page never came.
    if (landed instanceof Error) continue
    let views: View[] = []
    for (let left = 40; left > 0 && views.length === 0; left--) {
      views = await wallet.questions()
      if (views.length === 0) await page.waitForTimeout(50)
    }
    const [view] = views
    if (bad.isPayable) {
      if (!view?.offers.length) wrong.push(`${bad.name}: nothing offered`)
    } else if (view) {
      const reasons = [
        view.because,
        ...view.unpayable.map(({ because }) => because),
      ].filter((one) => one !== null)
      if (view.offers.length > 0) wrong.push(`${bad.name}: offered`)
      if (view.state !== 'unpayable') wrong.push(`${bad.name}: ${view.state}`)
      if (reasons.length === 0) wrong.push(`${bad.name}: no reason`)
      for (const reason of reasons)
        if (!(reason in words.reason))
          wrong.push(`${bad.name}: no words for ${reason}`)
    }
    // Leaving drops the question; declining thrice would silence the site.
    for (const { id, hash } of bad.isPayable ? [] : views) {
      // Not even a screen that has gone wrong can pay what is not payable.
      const paid = await wallet.call<{ ok: boolean }>('answer', {
        questionId: id,
        hash,
        choice: { kind: 'pay', offerIndex: 0, again: true },
      })
      if (paid.ok) wrong.push(`${bad.name}: paid by force`)
    }
    await page.goto('about:blank')
  }
  expect(wrong).toEqual([])
  await expectUnpaid(books)
  expect(hand.log.paid()).toEqual([])
  expect(context.pages().length).toBeGreaterThan(0)
})

test('calls with bad challenges get their own 402 back at once', async ({
  bed,
  page,
  wallet,
}) => {
  const { hand } = bed.sellers
  const list: Bad[] = await (await fetch(`${hand.origin}/bad`)).json()
  await page.goto(`${hand.origin}/landed`)
  const statuses = await page.evaluate(
    async ([names, payer]) => {
      const found: [string, number | string][] = []
      for (const name of names)
        found.push([
          name,
          await fetch(`/bad/${name}?payer=${payer}`, {
            signal: AbortSignal.timeout(5000),
          }).then(
            async (response) => {
              await response.text()
              return response.status
            },
            (error) => String(error.name),
          ),
        ])
      return found
    },
    [
      list.filter(({ isPayable }) => !isPayable).map(({ name }) => name),
      wallet.address,
    ] as const,
  )
  expect(statuses.filter(([, status]) => status !== 402)).toEqual([])
  expect(await wallet.questions()).toEqual([])
})

test('hostile words stand as plain text in their place', async ({
  bed,
  page,
  wallet,
  reader,
}) => {
  const { hand } = bed.sellers
  const list: Bad[] = await (await fetch(`${hand.origin}/bad`)).json()
  const rough = list.filter(
    ({ isPayable, name }) =>
      isPayable && /description|html|bidi|zero/i.test(name),
  )
  expect(rough.length).toBeGreaterThan(0)
  for (const { name } of rough) {
    await page.goto(`${hand.origin}/bad/${name}?payer=${wallet.address}`)
    const question = await reader.question()
    await expect(question.pay).toBeVisible()
    await question.page.getByText('Details').first().click()
    const text = await question.page.locator('body').innerText()
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/)
    expect(
      await question.page
        .locator('body img, body script:not([src]), body iframe')
        .count(),
    ).toBe(0)
    await page.goto('about:blank')
    await expect.poll(() => wallet.questions()).toEqual([])
  }
})
