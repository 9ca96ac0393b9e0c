import { expect, test } from '../harness/test.ts'
import { closed, pressToAnswer } from '../harness/windows.ts'
import { openHistory } from '../screens/history.ts'
import { inspect } from '../screens/inspect.ts'
import { signInsOf } from '../screens/sign-ins.ts'

test('the questions about a sign-in', async ({ bed, reader }) => {
  const { siwx, hand } = bed.sellers
  const members = await reader.askAt(`${siwx.origin}/articles/members`)
  await expect(members.signIn).toBeVisible()
  await inspect(members.page, 'question-sign-in', 'window')
  await members.page.getByText('What is signed').click()
  await inspect(members.page, 'question-sign-in-text', 'window')
  await reader.leave(members)

  const url = `${siwx.origin}/articles/otters`
  const buying = await reader.askAt(url)
  await buying.sayYes()
  await reader.seeGoods()
  await closed(buying.page)
  const again = await reader.askAt(url)
  await expect(again.openAgain).toBeVisible()
  await inspect(again.page, 'question-paid-before-sign-in', 'window')
  await reader.leave(again)

  const bent = `${hand.origin}/sign-in/newline/screens`
  const first = await reader.askAt(bent)
  await first.sayYes()
  await reader.seeGoods()
  await closed(first.page)
  const refused = await reader.askAt(bent)
  await expect(refused.payAgain).toBeVisible()
  await inspect(refused.page, 'question-paid-before-refused', 'window')
  await reader.leave(refused)

  const only = await reader.askAt(`${hand.origin}/sign-in/only-newline/x`)
  await expect(only.page.getByRole('button', { name: 'Close' })).toBeVisible()
  await inspect(only.page, 'question-sign-in-refused', 'window')
})

test('a sign-in by keyboard, and none by Escape', async ({
  bed,
  loaded,
  reader,
}) => {
  const { siwx } = bed.sellers
  siwx.log.clear()
  const url = `${siwx.origin}/articles/members`
  const escaped = await reader.askAt(url)
  await expect(escaped.signIn).not.toHaveAttribute('aria-disabled', 'true')
  await pressToAnswer(escaped.page, 'Escape')
  await closed(escaped.page)
  expect(signInsOf(siwx)).toEqual([])

  const question = await reader.askAt(url)
  const isThere = () =>
    question.signIn.evaluate((button) => button === document.activeElement)
  for (let left = 20; left > 0 && !(await isThere()); left--)
    await question.page.keyboard.press('Tab')
  expect(await isThere()).toBe(true)
  await expect(question.signIn).not.toHaveAttribute('aria-disabled', 'true')
  await pressToAnswer(question.page, 'Enter')
  await reader.seeGoods()
  expect(signInsOf(siwx)).toHaveLength(1)

  // What was paid for is one thing, who knows the address another.
  const { page } = await openHistory(loaded)
  const part = page.locator('summary', { hasText: 'Sign-ins' })
  await part.focus()
  await page.keyboard.press('Enter')
  const known = page.getByRole('list', { name: 'Sign-ins' })
  await expect(known.getByRole('listitem')).toHaveText([
    /127\.0\.0\.1:\d+.*once, /,
  ])
  await inspect(page, 'history-sign-ins', 'wide', 'narrow')
})
