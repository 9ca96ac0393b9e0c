import { ways } from '../harness/calls.ts'
import { expectPaidOnce, openBooks } from '../harness/money.ts'
import { stopWorker } from '../harness/stop-worker.ts'
import { expect, test } from '../harness/test.ts'
import { questionWindow } from '../screens/question.ts'

for (const kind of ['open', 'call'] as const)
  test(`the worker is stopped while the question is open: ${kind}`, async ({
    bed,
    page,
    context,
    wallet,
  }) => {
    const { hand } = bed.sellers
    const books = await openBooks(bed.chains[84532], wallet.address, hand)
    hand.log.clear()
    const url = `${hand.origin}/dialect/v2-header`
    await page.goto(kind === 'open' ? url : `${hand.origin}/landed`)
    const call = kind === 'call' ? ways['fetch GET'](page, url) : undefined
    const question = await questionWindow(context)
    await expect(question.pay).toBeVisible()

    await stopWorker(context, wallet.page)
    await question.page.reload()
    await expect(question.page.getByText('0.01 USDC').first()).toBeVisible()
    await stopWorker(context, wallet.page)
    await question.sayYes()

    if (kind === 'open')
      await expect(page.getByText('Scripts ran.')).toBeVisible()
    else expect((await call)?.status).toBe(200)
    await expectPaidOnce(books, 10_000n)
    expect(hand.log.paid()).toHaveLength(1)
  })

test.describe('stopped at labelled points', () => {
  test.use({ build: 'test' })

  const rounds = process.env.TUPPENCE_LONG ? 5 : 1

  for (const kind of ['open', 'call'] as const)
    for (const label of [
      'afterReserve',
      'afterSign',
      'afterHanded',
      'afterArm',
    ] as const)
      for (let round = 1; round <= rounds; round++)
        test(`${label}, ${kind}, round ${round}: one settlement at most, the same signature`, async ({
          bed,
          page,
          context,
          wallet,
          loaded,
        }) => {
          const { hand } = bed.sellers
          const books = await openBooks(bed.chains[84532], wallet.address, hand)
          hand.log.clear()
          const url = `${hand.origin}/dialect/v2-header`
          await page.goto(kind === 'open' ? url : `${hand.origin}/landed`)
          const call =
            kind === 'call' ? ways['fetch GET'](page, url) : undefined
          const question = await questionWindow(context)
          await (await loaded.worker()).evaluate(
            (label) => chrome.storage.session.set({ testStopAt: label }),
            label,
          )
          await question.sayYes()
          await expect
            .poll(
              async () =>
                (
                  await (
                    await loaded.worker()
                  ).evaluate(() => chrome.storage.session.get('testStoppedAt'))
                ).testStoppedAt,
            )
            .toBe(label)
          await stopWorker(context, wallet.page)

          // The person, or the page, asks again.
          if (await question.pay.isVisible().catch(() => false)) {
            await question.page.reload()
            await question.sayYes()
          }
          if (kind === 'open') {
            await expect(page.getByText('Scripts ran.')).toBeVisible({
              timeout: 20_000,
            })
          } else expect((await call)?.status).toBe(200)

          await expectPaidOnce(books, 10_000n)
          const signatures = new Set(
            hand.log.paid().map(({ headers }) => headers['payment-signature']),
          )
          expect(signatures.size).toBe(1)
          const { rows } = await wallet.call<{ rows: unknown[] }>('history', {
            limit: 10,
          })
          expect(rows).toHaveLength(1)
        })
})

test('locks when the browser closes', async ({ loaded, wallet }) => {
  const { launch } = await import('../harness/browser.ts')
  const { openSpeaker, callWallet } = await import('../harness/wallet.ts')
  await wallet.call('status')
  await loaded.close({ keepProfile: true })
  const again = await launch({ profile: loaded.profile })
  const page = await openSpeaker(again)
  expect(await callWallet(page, 'status')).toMatchObject({
    wallet: 'locked',
    address: wallet.address,
  })
  await again.close()
})

test('stays unlocked over a stopped worker', async ({ context, wallet }) => {
  await stopWorker(context, wallet.page)
  expect(await wallet.call('status')).toMatchObject({ wallet: 'unlocked' })
})
