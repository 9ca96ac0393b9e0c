import { togetherMs } from '../../lib/payment/question.ts'
import { ways } from '../harness/calls.ts'
import { expect, test } from '../harness/test.ts'
import { password } from '../harness/wallet.ts'
import { closed } from '../harness/windows.ts'
import { inspect, sizes } from '../screens/inspect.ts'

test('the question, before a payment', async ({
  bed,
  page,
  wallet,
  reader,
}) => {
  const { v2, hand } = bed.sellers
  const asking = await reader.askAt(`${v2.origin}/articles/otters`)
  await expect(asking.page.getByText('4.99 USDC')).toBeVisible()
  await inspect(asking.page, 'question-ask', 'window')
  await asking.page.locator('summary').first().click()
  await inspect(asking.page, 'question-details', 'window')
  await wallet.call('lock')
  await expect(
    asking.page.getByLabel('Password', { exact: true }),
  ).toBeVisible()
  await inspect(asking.page, 'question-locked', 'window')
  // At twice the zoom, too, what is asked stands beside what answers it.
  await asking.page.setViewportSize(sizes.short)
  for (const shown of [
    asking.page.getByText('0.01 USDC', { exact: true }).first(),
    asking.page.getByLabel('Password', { exact: true }),
  ])
    await expect(shown).toBeInViewport({ ratio: 1 })
  await wallet.call('unlock', { password })
  await reader.leave(asking)

  const choosing = await reader.askAt(`${v2.origin}/articles/either`)
  await expect(choosing.page.getByText('you have 5').first()).toBeVisible()
  await inspect(choosing.page, 'question-chooser', 'window')
  await reader.leave(choosing)

  const long = `${hand.localOrigin}/dialect/v2-header?${'a-long-word-'.repeat(30)}`
  const wordy = await reader.askAt(long)
  await expect(wordy.page.getByText('4.99 USDC')).toBeVisible()
  await inspect(wordy.page, 'question-long', 'window')
  await reader.leave(wordy)

  const unpayable = await reader.askAt(`${hand.origin}/bad/network-unknown`)
  await expect(
    unpayable.page.getByText('This cannot be paid').last(),
  ).toBeVisible()
  await inspect(unpayable.page, 'question-unpayable', 'window')
  await reader.leave(unpayable)

  await page.goto(`${bed.sellers.pages.origin}/blank`)
  const callFor = (dialect: string) =>
    ways['fetch GET'](page, `${hand.localOrigin}/cors/${dialect}`).catch(
      () => null,
    )
  const first = callFor('v2-header')
  const queue = await reader.question()
  // Later than what is asked together as one.
  await page.waitForTimeout(togetherMs)
  const calls = [first, callFor('v2-body')]
  await expect(queue.page.getByText('1 of 2')).toBeVisible()
  await inspect(queue.page, 'question-queue', 'window')
  await reader.leave(queue)
  await Promise.all(calls)
})

test('the question about a price the browser hides', async ({
  bed,
  page,
  reader,
}) => {
  const { hand, pages } = bed.sellers
  await page.goto(`${pages.localOrigin}/blank`)
  const call = ways['fetch POST JSON'](
    page,
    `${hand.origin}/cors/v2-header`,
  ).catch(() => null)
  const hidden = await reader.question()
  await expect(
    hidden.page.getByRole('button', { name: 'Show the price' }),
  ).toBeVisible()
  await inspect(hidden.page, 'question-hidden-price', 'window')
  await reader.leave(hidden)
  await call
})

test('the question, after a payment', async ({ bed, wallet, reader }) => {
  const { v2, hand } = bed.sellers
  const url = `${v2.origin}/articles/otters`
  const first = await reader.askAt(url)
  await first.sayYes()
  await reader.seeGoods()
  await closed(first.page)

  const before = await reader.askAt(url)
  await expect(
    before.page.getByText('You paid for this before').last(),
  ).toBeVisible()
  await inspect(before.page, 'question-paid-before', 'window')
  await reader.leave(before)

  const short = await reader.askAt(`${v2.origin}/api/dear`)
  await expect(
    short.page.getByText('0.01 USDC short on Base Sepolia'),
  ).toBeVisible()
  await expect(short.pay).toBeDisabled()
  await inspect(short.page, 'question-too-little', 'window')
  await reader.leave(short)

  for (const [outcome, words] of [
    ['500-unsettled', 'Nobody said what happened to the money'],
    ['refused', 'The seller says that nothing was taken'],
    ['settle-then-402', 'Nobody said what happened to the money'],
  ] as const) {
    const asked = await reader.askAt(`${hand.origin}/outcome/${outcome}`)
    await asked.sayYes()
    await expect(
      asked.page.getByText(/^Not known yet – checking until/),
    ).toBeVisible()
    await expect(asked.page.getByText(words).last()).toBeVisible()
    await inspect(asked.page, `outcome-${outcome}`, 'window')
    await asked.page.getByRole('button', { name: 'Close' }).click()
    await closed(asked.page)
  }
  const refused = await reader.askAt(`${hand.origin}/outcome/refused`)
  await expect(
    refused.page.getByRole('heading', {
      name: 'An earlier payment for this was refused',
    }),
  ).toBeAttached()
  await expect(refused.page.getByText(/both could be taken/)).toBeVisible()
  await expect(refused.page.getByText(/You paid/)).toHaveCount(0)
  await inspect(refused.page, 'question-refused-before', 'window', 'popup')
  await reader.leave(refused)
  expect(await wallet.call('status')).toMatchObject({ wallet: 'unlocked' })
})
