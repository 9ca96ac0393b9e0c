import { expect, test } from '../harness/test.ts'
import { closed } from '../harness/windows.ts'
import { limitsScreen } from '../screens/limits.ts'

test('T49 a page that asks without end keeps no screen from its person', async ({
  bed,
  loaded,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await page.goto(`${hand.origin}/landed`)
  // A call for each that was answered, for as long as the page is there.
  await page.evaluate(() => {
    for (let line = 0; line < 60; line++)
      void (async () => {
        for (let n = 0; ; n++)
          await fetch(`/dialect/v2-header?line=${line}&n=${n}`).catch(() => 0)
      })()
  })
  const question = await reader.question()
  const limits = await limitsScreen(loaded)
  await limits.pressPauseAll()
  await expect
    .poll(() => wallet.call('limits'))
    .toMatchObject({ isPaused: true })
  await question.page.bringToFront()
  await question.page.getByText('Details').first().click()
  await question.page
    .getByRole('button', { name: 'Never ask for this site' })
    .click()
  await closed(question.page)
  expect(await wallet.questions()).toEqual([])
  expect(await books.spent()).toBe(0n)
})
