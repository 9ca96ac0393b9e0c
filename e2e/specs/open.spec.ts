import { expect, test } from '../harness/test.ts'
import { expectNoQuestion } from '../screens/question.ts'

test('an ordinary 402 stays unnoticed', async ({
  bed,
  page,
  context,
  wallet,
}) => {
  for (const name of ['html', 'json', 'problem', 'sign-in', 'bearer']) {
    await page.goto(`${bed.sellers.hand.origin}/bare/${name}`)
    await expectNoQuestion(context, 800)
  }
  expect(await wallet.questions()).toEqual([])
})
