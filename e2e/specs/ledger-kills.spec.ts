import { randomUUID } from 'node:crypto'
import { killBrowser } from '../harness/kill-browser.ts'
import { expectOneAuthorisation } from '../harness/money.ts'
import { stopAt } from '../harness/stop-at.ts'
import { stopWorker } from '../harness/stop-worker.ts'
import { expect, test } from '../harness/test.ts'
import { giveLimit, ruleOf } from '../screens/limits.ts'
import { kinds } from '../screens/reader.ts'

const price = 10_000n
const labels = ['afterReserve', 'afterSign', 'afterHanded', 'afterArm'] as const

test.use({ build: 'test' })

for (const kind of kinds)
  for (const label of labels)
    test(`T33 a rule pays, the worker is killed ${label}, ${kind}: one settlement, the sums exact`, async ({
      bed,
      context,
      loaded,
      wallet,
      reader,
      booksOf,
    }) => {
      const { hand } = bed.sellers
      const books = await booksOf(hand)
      await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`, {
        also: ['open'],
      })
      hand.log.clear()
      const point = await stopAt(loaded, label)
      const url = `${hand.origin}/dialect/v2-header?run=${randomUUID()}`
      const met = await reader.meet(kind, url)
      await point.reached()
      await stopWorker(context, wallet.page)
      await met.gotIt()

      await expect.poll(books.settlements).toBe(2)
      expect(await books.spent()).toBe(2n * price)
      expectOneAuthorisation(hand)
      expect(await wallet.history()).toHaveLength(2)
      expect((await ruleOf(wallet, hand.origin)).per24h.used).toBe(`${price}`)
    })

test('T33 the browser is killed right after a reserve: the row is there, the wallet is locked', async ({
  bed,
  loaded,
  wallet,
  reader,
  reopen,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`)
  const point = await stopAt(loaded, 'afterReserve')
  void reader.meet('call', `${hand.origin}/dialect/v2-header?killed`)
  await point.reached()
  await killBrowser(loaded.context)

  const { call } = await reopen()
  expect(await call('status')).toMatchObject({
    wallet: 'locked',
    address: wallet.address,
  })
  const { rows } = await call<{ rows: { url: string }[] }>('history', {
    limit: 10,
  })
  expect(rows.map(({ url }) => new URL(url).search)).toEqual([
    '?killed',
    '?first',
  ])
  const { rules } = await call<{ rules: { per24h: { used: string } }[] }>(
    'limits',
  )
  expect(rules[0]?.per24h.used).toBe(`${price}`)
  expect(await books.settlements()).toBe(1)
  expect(await books.spent()).toBe(price)
})
