import { expect, test } from '../harness/test.ts'
import { closed, pressToAnswer } from '../harness/windows.ts'
import { openDashboard } from '../screens/dashboard.ts'
import { enterOn, tabTo, writeInto } from '../screens/keyboard.ts'
import { ruleOf, rulesOf } from '../screens/limits.ts'
import { expectNoQuestion } from '../screens/question.ts'

test('a limit by keyboard alone: made, used, edited, paused, removed', async ({
  bed,
  page,
  context,
  loaded,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const article = `${hand.origin}/dialect/v2-header?article=`
  const asked = await reader.askAt(`${article}1`)
  const ask = asked.page
  await enterOn(ask.getByRole('button', { name: /^Let this site take/ }))
  await expect(
    ask.getByRole('heading', { name: 'Small amounts without asking' }),
  ).toBeFocused()
  await writeInto(ask.getByLabel(/per payment/), '0.02')
  const allow = ask.getByRole('button', { name: 'Pay and allow' })
  await tabTo(allow)
  await expect(allow).not.toHaveAttribute('aria-disabled', 'true')
  await pressToAnswer(ask, 'Enter')
  await reader.seeGoods()
  await closed(ask)
  expect(await ruleOf(wallet, hand.origin)).toMatchObject({
    perPayment: '20000',
    kinds: ['open'],
  })

  await page.goto(`${article}2`)
  await reader.seeGoods()
  await expectNoQuestion(context, 300)
  await expect.poll(books.settlements).toBe(2)
  expect(await books.spent()).toBe(20_000n)

  const limits = await openDashboard(loaded, 'history')
  await enterOn(limits.getByRole('link', { name: 'Limits' }))
  const button = (name: string) =>
    limits.getByRole('button', { name: new RegExp(`^${name}, `) })
  await enterOn(button('Edit'))
  await expect(limits.getByLabel('Per payment')).toBeFocused()
  await writeInto(limits.getByRole('textbox', { name: 'Per 24 h' }), '0.5')
  await limits.keyboard.press('Enter')
  await expect(button('Edit')).toBeFocused()
  await expect(limits.getByText('0.01 of 0.50')).toBeVisible()
  await enterOn(button('Pause'))
  await expect(button('Resume')).toBeFocused()
  expect(await ruleOf(wallet, hand.origin)).toMatchObject({
    paused: 'YOU',
    per24h: { used: '10000', of: '500000' },
  })

  const again = await reader.askAt(`${article}3`)
  await expect(
    again.page.getByText('You paused auto-pay for this site.'),
  ).toBeVisible()
  await pressToAnswer(again.page, 'Escape')
  await closed(again.page)

  await limits.bringToFront()
  await enterOn(button('Resume'))
  await expect(button('Pause')).toBeFocused()
  await enterOn(button('Remove'))
  await expect(limits.getByRole('button', { name: 'Keep' })).toBeFocused()
  await limits.keyboard.press('Shift+Tab')
  await limits.keyboard.press('Enter')
  await expect(limits.getByText('No site has a rule')).toBeVisible()
  await expect(
    limits.getByRole('heading', { name: 'Sites with a rule' }),
  ).toBeFocused()
  expect(await rulesOf(wallet)).toEqual([])
  expect(await books.settlements()).toBe(2)
})
