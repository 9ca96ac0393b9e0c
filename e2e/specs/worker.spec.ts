import words from '../../locales/en.json' with { type: 'json' }
import { expectOneAuthorisation, expectPaidOnce } from '../harness/money.ts'
import { stopAt } from '../harness/stop-at.ts'
import { stopWorker } from '../harness/stop-worker.ts'
import { expect, test } from '../harness/test.ts'
import { closed } from '../harness/windows.ts'
import { inspect, sizes } from '../screens/inspect.ts'
import { questionInsteadOf } from '../screens/question.ts'
import { kinds } from '../screens/reader.ts'

for (const kind of kinds)
  test(`the worker is stopped while the question is open: ${kind}`, async ({
    bed,
    context,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    const url = `${hand.origin}/dialect/v2-header`
    const met = await reader.meet(kind, url)
    const question = await reader.question()
    await expect(question.pay).toBeVisible()

    await stopWorker(context, wallet.page)
    await question.page.reload()
    await expect(question.page.getByText('0.01 USDC').first()).toBeVisible()
    await stopWorker(context, wallet.page)
    await question.sayYes()

    await met.gotIt()
    await expectPaidOnce(books, 10_000n)
    expect(hand.log.paid()).toHaveLength(1)
  })

for (const kind of kinds)
  test(`the page is left while the worker is stopped: ${kind}`, async ({
    bed,
    context,
    loaded,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    const url = `${hand.origin}/dialect/v2-header`
    void reader.meet(kind, url)
    const question = await reader.question()
    await expect(question.pay).toBeVisible()
    await stopWorker(context, wallet.page)
    await page.goto('about:blank')
    // As the alarm does within half a minute.
    await (await loaded.worker()).evaluate(() =>
      chrome.alarms.create('tick', { when: Date.now() }),
    )
    await closed(question.page)
    expect(await wallet.questions()).toEqual([])

    // Or at once, where the next page of the tab asks.
    void reader.meet(kind, url)
    await expect((await reader.question()).pay).toBeVisible()
    const [before] = await wallet.questions()
    await stopWorker(context, wallet.page)
    await page.goto('about:blank')
    const met = await reader.meet(kind, url)
    await (await questionInsteadOf(before?.id, wallet, 'Pay')).sayYes()
    await met.gotIt()
    await expectPaidOnce(books, 10_000n)
  })

test.describe('stopped at labelled points', () => {
  test.use({ build: 'test' })

  const rounds = process.env.TUPPENCE_LONG ? 5 : 1

  for (const kind of kinds)
    for (const label of [
      'afterReserve',
      'afterSign',
      'afterHanded',
      'afterArm',
    ] as const)
      for (let round = 1; round <= rounds; round++)
        test(`${label}, ${kind}, round ${round}: one settlement at most, the same signature`, async ({
          bed,
          context,
          wallet,
          loaded,
          reader,
          booksOf,
        }) => {
          const { hand } = bed.sellers
          const books = await booksOf(hand)
          const url = `${hand.origin}/dialect/v2-header`
          const met = await reader.meet(kind, url)
          const question = await reader.question()
          const point = await stopAt(loaded, label)
          const isShort = label === 'afterReserve'
          if (isShort) await question.page.setViewportSize(sizes.short)
          await question.sayYes()
          await point.reached()
          await stopWorker(context, wallet.page)

          // The person is told, and answers again.
          const { what } = words.reason.ANSWER_LOST
          await expect(question.page.getByText(what)).toBeInViewport()
          if (isShort) {
            // At twice the zoom the terms keep their room.
            const hidden = await question.page
              .locator('main')
              .evaluate((main) => main.scrollHeight - main.clientHeight)
            expect(hidden).toBe(0)
            await inspect(question.page, 'question-answer-lost', 'window')
          }
          await question.sayYes()
          await met.gotIt()

          await expectPaidOnce(books, 10_000n)
          expectOneAuthorisation(hand)
          const rows = await wallet.history()
          expect(rows).toHaveLength(1)
        })
})

test('locks when the browser closes', async ({ wallet, reopen }) => {
  const { call } = await reopen()
  expect(await call('status')).toMatchObject({
    wallet: 'locked',
    address: wallet.address,
  })
})

test('stays unlocked over a stopped worker', async ({ context, wallet }) => {
  await stopWorker(context, wallet.page)
  expect(await wallet.call('status')).toMatchObject({ wallet: 'unlocked' })
})
