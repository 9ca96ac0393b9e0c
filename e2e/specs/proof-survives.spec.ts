import type { PaymentDetail } from '../../lib/contracts/history.ts'
import { stopAt } from '../harness/stop-at.ts'
import { stopWorker } from '../harness/stop-worker.ts'
import { expect, test } from '../harness/test.ts'
import {
  expectSays,
  hasLookAlarm,
  lookAtNewest,
  newest,
  statusOf,
} from '../screens/proof.ts'

/** What a payment left open comes to when nobody asks. */
const found = { status: 'undelivered', isProvenBy: 'chain' }
const says = ['Paid, not delivered', 'verified on chain']

test('browser restarted, and locked: it looks by itself and finds the transfer', async ({
  bed,
  wallet,
  reader,
  reopen,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await reader.meet('open', `${hand.origin}/outcome/settle-then-drop`)
  await reader.sayYes()
  await expect.poll(() => statusOf(wallet)).toBe('unknown')
  const { row } = await newest(wallet)

  const again = await reopen()
  const { call } = again
  expect(await call('status')).toMatchObject({ wallet: 'locked' })
  // Nobody looks but the alarm.
  await expect
    .poll(
      async () => (await call<PaymentDetail>('payment', { id: row.id })).row,
      { timeout: 45_000, intervals: [500] },
    )
    .toMatchObject(found)
  await expectSays(again, row.id, { says })
  expect(await books.settlements()).toBe(1)
  expect(await books.spent()).toBe(10_000n)
})

test.describe('stopped in the middle', () => {
  test.use({ build: 'test' })

  test('worker killed mid-reconcile, between the answer and the write: found by the next look', async ({
    bed,
    context,
    wallet,
    loaded,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    await reader.meet('open', `${hand.origin}/outcome/settle-then-drop`)
    await reader.sayYes()
    await expect.poll(() => statusOf(wallet)).toBe('unknown')
    const point = await stopAt(loaded, 'afterLook')
    const { row } = await newest(wallet)
    void wallet.call('lookNow', { id: row.id }).catch(() => undefined)
    await point.reached()
    // What it was about to send is already spent.
    const session = await (await loaded.worker()).evaluate(() =>
      chrome.storage.session.get(),
    )
    expect(session.lookCalls).toMatchObject([{ calls: 30 }])
    await stopWorker(context, wallet.page)

    expect(await statusOf(wallet)).toBe('unknown')
    const after = await lookAtNewest(wallet)
    expect(after.row.status).toBe('undelivered')
    expect(after.events.filter(({ kind }) => kind === 'settled')).toHaveLength(
      1,
    )
    expect(await books.settlements()).toBe(1)
    expect(await books.spent()).toBe(10_000n)
    await expectSays(loaded, after.row.id, { says })
  })

  test('worker killed in a look of its own: the alarm begins it again', async ({
    bed,
    context,
    wallet,
    loaded,
    reader,
  }) => {
    const { hand } = bed.sellers
    await reader.meet('open', `${hand.origin}/outcome/settle-then-drop`)
    await reader.sayYes()
    await expect.poll(() => statusOf(wallet)).toBe('unknown')
    const point = await stopAt(loaded, 'afterLook')
    await point.reached({ timeout: 45_000 })
    await stopWorker(context, wallet.page)
    expect(await statusOf(wallet)).toBe('unknown')

    // The same alarm is still set; its next turn is only brought forward.
    const woken = await loaded.worker()
    expect(await hasLookAlarm(loaded)).toBe(true)
    await woken.evaluate(() =>
      chrome.alarms.create('look', { when: Date.now(), periodInMinutes: 5 }),
    )
    await expect
      .poll(async () => (await newest(wallet)).row, { timeout: 45_000 })
      .toMatchObject(found)
  })
})
