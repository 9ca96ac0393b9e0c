import { ways } from '../harness/calls.ts'
import { setClockOff } from '../harness/clock.ts'
import { stopAt } from '../harness/stop-at.ts'
import { stopWorker } from '../harness/stop-worker.ts'
import { expect, test } from '../harness/test.ts'
import { afterPayments } from '../screens/after-payments.ts'
import { giveLimit } from '../screens/limits.ts'

test.use({ build: 'test' })

for (const label of ['afterReserve', 'afterSign', 'afterArm'] as const)
  test(`a worker killed ${label} of a known price: one authorisation, one settlement`, async ({
    bed,
    context,
    loaded,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const url = `${hand.origin}/dialect/v2-header`
    await giveLimit(reader, url, { paysKnown: true })
    await afterPayments(wallet)
    await setClockOff(loaded, 11_000)
    const books = await booksOf(hand)
    const point = await stopAt(loaded, label)
    const call = ways['fetch GET'](page, url)
    await point.reached()
    expect(hand.log.entries).toEqual([])
    await stopWorker(context, wallet.page)

    // The page's call is asked for unpaid, and answered with what there is.
    expect(await call).toMatchObject({ status: 200 })
    await expect.poll(books.settlements).toBe(1)
    const signed = hand.log
      .paid()
      .map(({ headers }) => headers['payment-signature'])
    expect(signed).toHaveLength(1)
    expect(await books.spent()).toBe(10_000n)
    expect(await wallet.history()).toHaveLength(2)
  })
