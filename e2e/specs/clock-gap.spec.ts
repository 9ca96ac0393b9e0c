import { ways } from '../harness/calls.ts'
import { passEnd, test } from '../harness/own-time.ts'
import { expect } from '../harness/test.ts'
import { password } from '../harness/wallet.ts'
import { giveLimit, limitsScreen } from '../screens/limits.ts'
import { expectNoQuestion } from '../screens/question.ts'

const threeDays = 3 * 86_400
const alarm = 'the clock looks wrong'

test('days away are no alarm, and the limit goes on by itself', async ({
  bed,
  page,
  context,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header`
  await giveLimit(reader, `${url}?call=0`)
  expect((await ways['fetch GET'](page, `${url}?call=1`)).status).toBe(200)

  await passEnd(bed, loaded, threeDays)
  await wallet.call('unlock', { password })
  expect(await wallet.call('limits')).toMatchObject({ doubt: null })
  const limits = await limitsScreen(loaded)
  await expect(limits.row(hand.origin)).toBeVisible()
  await expect(limits.page.getByText(alarm)).toHaveCount(0)
  const popup = await context.newPage()
  await popup.goto(`${loaded.origin}/popup.html`)
  await expect(popup.getByText('1 rule in force')).toBeVisible()
  await expect(popup.getByText(alarm)).toHaveCount(0)
  await popup.close()
  await limits.page.close()

  await page.bringToFront()
  expect((await ways['fetch GET'](page, `${url}?call=2`)).status).toBe(200)
  await expectNoQuestion(context, 300)
  expect(await wallet.call('limits')).toMatchObject({ doubt: null })
  expect(await books.settlements()).toBe(3)
  expect(await books.spent()).toBe(30_000n)
})
