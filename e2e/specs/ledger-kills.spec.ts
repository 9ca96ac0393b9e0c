import { randomUUID } from 'node:crypto'
import { launch } from '../harness/browser.ts'
import { killBrowser } from '../harness/kill-browser.ts'
import { stopAt } from '../harness/stop-at.ts'
import { stopWorker } from '../harness/stop-worker.ts'
import { expect, test } from '../harness/test.ts'
import { callWallet, openSpeaker } from '../harness/wallet.ts'
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
      const headers = hand.log
        .paid()
        .map((request) => request.headers['payment-signature'])
      expect(new Set(headers).size).toBe(1)
      expect(await wallet.history()).toHaveLength(2)
      expect((await ruleOf(wallet, hand.origin)).per24h.used).toBe(`${price}`)
    })

test('T33 the browser is killed right after a reserve: the row is there, the wallet is locked', async ({
  bed,
  loaded,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`)
  const point = await stopAt(loaded, 'afterReserve')
  void reader.meet('call', `${hand.origin}/dialect/v2-header?killed`)
  await point.reached()
  await killBrowser(loaded.context)

  const again = await launch({ build: 'test', profile: loaded.profile })
  try {
    const speaker = await openSpeaker(again)
    expect(await callWallet(speaker, 'status')).toMatchObject({
      wallet: 'locked',
      address: wallet.address,
    })
    const { rows } = await callWallet<{ rows: { url: string }[] }>(
      speaker,
      'history',
      { limit: 10 },
    )
    expect(rows.map(({ url }) => new URL(url).search)).toEqual([
      '?killed',
      '?first',
    ])
    const limits = await callWallet<{ rules: { per24h: { used: string } }[] }>(
      speaker,
      'limits',
    )
    expect(limits.rules[0]?.per24h.used).toBe(`${price}`)
    expect(await books.settlements()).toBe(1)
    expect(await books.spent()).toBe(price)
  } finally {
    await again.close()
  }
})
