import { expect, test } from '../harness/test.ts'
import { closed } from '../harness/windows.ts'
import { windowsOf } from '../screens/question.ts'

test('a page opened as the window closes itself is asked about all the same', async ({
  bed,
  context,
  page,
  wallet,
  reader,
}) => {
  const { origin } = bed.sellers.v2
  const first = await reader.askAt(`${origin}/articles/otters`)
  // A browser that is slow: the window is there a while after it closed itself.
  await first.page.evaluate(() => {
    const close = window.close.bind(window)
    let isClosing = false
    window.close = () => {
      if (isClosing) return
      isClosing = true
      document.body.replaceChildren()
      setTimeout(close, 3_000)
    }
  })
  await page.goto('about:blank')
  await expect.poll(() => wallet.questions()).toEqual([])
  await expect(first.page.locator('body')).toBeEmpty()

  await page.goto(`${origin}/articles/otters`)
  const second = await reader.question()
  await closed(first.page)
  expect(windowsOf(context)).toEqual([second.page])
  await second.sayYes()
  await reader.seeGoods()
})
