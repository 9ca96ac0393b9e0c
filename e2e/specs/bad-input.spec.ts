import words from '../../locales/en.json' with { type: 'json' }
import { expectPaidOnce, expectUnpaid } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { readerAt } from '../screens/reader.ts'

type Bad = {
  name: string
  isPayable: boolean
  /** The reason code of what cannot be paid in it; null where all can. */
  because: string | null
}

test('every bad challenge gets its reason with words; nothing is paid, hung or lost', async ({
  bed,
  page,
  context,
  wallet,
  booksOf,
}) => {
  test.setTimeout(240_000)
  const { hand, v2 } = bed.sellers
  const list: Bad[] = await (await fetch(`${hand.origin}/bad`)).json()
  expect(list.length).toBeGreaterThan(60)
  const books = await booksOf(hand)

  for (const { name, isPayable, because } of list) {
    const url = `${hand.origin}/bad/${name}?payer=${wallet.address}`
    await page.goto(url)
    // None is passed over in silence.
    await expect
      .poll(async () => (await wallet.questions()).map(({ url }) => url), name)
      .toEqual([url])
    for (const view of await wallet.questions()) {
      const reasons = [view, ...view.unpayable].flatMap(
        ({ because }) => because ?? [],
      )
      expect
        .soft(
          {
            state: view.state,
            offers: view.offers.length,
            reasons: [...new Set(reasons)],
          },
          name,
        )
        .toEqual({
          state: isPayable ? 'ask' : 'unpayable',
          offers: isPayable ? 1 : 0,
          reasons: because ? [because] : [],
        })
      if (because)
        expect.soft(Object.keys(words.reason), name).toContain(because)
      // Leaving drops the question; declining thrice would silence the site.
      if (isPayable) continue
      // Not even a screen that has gone wrong can pay what is not payable.
      const { id, hash } = view
      const choice = { kind: 'pay', offerIndex: 0, again: true }
      expect
        .soft(
          await wallet.call('answer', { questionId: id, hash, choice }),
          name,
        )
        .toMatchObject({ ok: false })
    }
    await page.goto('about:blank')
  }
  await expectUnpaid(books)
  expect(hand.log.paid()).toEqual([])

  // The wallet took no harm: an honest page of another seller is paid.
  const honest = await booksOf(v2)
  const tab = await context.newPage()
  await readerAt(tab).pay(`${v2.origin}/articles/otters`)
  await expectPaidOnce(honest, 10_000n)
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
  const rough = list.filter(({ name }) => /^(description|error)-/.test(name))
  expect(rough.length).toBeGreaterThan(0)
  for (const { name } of rough) {
    await page.goto(`${hand.origin}/bad/${name}?payer=${wallet.address}`)
    const question = await reader.question()
    await expect(question.pay).toBeVisible()
    await question.page.getByText('Details').first().click()
    const body = question.page.locator('body')
    expect(await body.innerText()).not.toMatch(
      /[\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/,
    )
    await expect(
      body.locator('img, script:not([src]), iframe, b, a[href*=":"]'),
    ).toHaveCount(0)
    await expect(question.page).not.toHaveTitle('owned')
    // One short line each, quoted, without stacks of marks.
    const quoted = await body.locator('q:visible').allInnerTexts()
    expect(quoted.length, name).toBeGreaterThan(0)
    for (const words of quoted) {
      expect(words).not.toMatch(/\p{Cc}|\p{M}{4}/u)
      expect(Array.from(words).length).toBeLessThanOrEqual(160)
    }
    if (name.endsWith('-html')) expect(quoted.join()).toContain('<')
    await page.goto('about:blank')
    await expect.poll(() => wallet.questions()).toEqual([])
  }
})

for (const [name, claimed] of [
  ['resource-javascript', 'javascript:alert(1)'],
  ['resource-other-site', 'https://bank.example/transfer'],
] as const)
  test(`the real URL is shown, and what the seller calls it as its words: ${name}`, async ({
    bed,
    wallet,
    reader,
  }) => {
    const { hand } = bed.sellers
    const url = `${hand.origin}/bad/${name}?payer=${wallet.address}`
    const { page, pay } = await reader.askAt(url)
    await expect(pay).toBeVisible()
    // Unopened it names who asked, and nobody else.
    const heading = `Pay 0.01 USDC to ${new URL(url).host}?`
    await expect(page.getByRole('heading', { name: heading })).toBeAttached()
    await expect(page.getByText(claimed).filter({ visible: true })).toHaveCount(
      0,
    )
    await page.getByText('Details').first().click()
    await expect(page.getByText(url, { exact: true }).last()).toBeVisible()
    await expect(
      page
        .getByText('The seller calls this something else:')
        .locator('q', { hasText: claimed }),
    ).toBeVisible()
    await expect(page.locator(`a[href="${claimed}"]`)).toHaveCount(0)
  })
