import { randomInt, randomUUID } from 'node:crypto'
import { stopWorker } from '../harness/stop-worker.ts'
import { expect, test } from '../harness/test.ts'
import { password } from '../harness/wallet.ts'
import { giveLimit, ruleOf } from '../screens/limits.ts'

const price = 10_000n
const kills = process.env.TUPPENCE_LONG ? 2000 : 25
/** Longer than a purchase takes, so that some kills find nothing to stop, ms. */
const longestMs = 120

test(`T33 ${kills} kills at random moments: never two settlements for one purchase, no reservation lost`, async ({
  bed,
  page,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  test.setTimeout(60_000 + kills * 3000)
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const run = randomUUID()
  const url = (n: number) =>
    `${hand.origin}/dialect/v2-header?run=${run}&n=${n}`
  await giveLimit(reader, url(0))
  await letPay()

  let delivered = 0
  for (let n = 1; n <= kills; n++) {
    const answered = page.evaluate(
      (url) => fetch(url).then(({ status }) => status),
      url(n),
    )
    await new Promise((resolve) => setTimeout(resolve, randomInt(longestMs)))
    await stopWorker(context, wallet.page)
    if ((await answered) === 200) delivered++
  }

  // Whatever was being answered when its worker was stopped has ended.
  await expect.poll(books.settlements).toBeGreaterThanOrEqual(delivered + 1)
  const settled = await books.settled()
  expect(new Set(settled.map(({ nonce }) => nonce)).size).toBe(settled.length)
  const paidUrls = hand.log.paid().map((request) => request.url)
  const headers = new Map<string, Set<unknown>>()
  for (const request of hand.log.paid())
    headers.set(
      request.url,
      (headers.get(request.url) ?? new Set()).add(
        request.headers['payment-signature'],
      ),
    )
  // One purchase, one authorisation, however often it was handed over.
  for (const signatures of headers.values()) expect(signatures.size).toBe(1)
  expect(settled.length).toBeLessThanOrEqual(new Set(paidUrls).size)

  const rows = await allRows()
  const counted = rows.filter(({ status }) => status !== 'void')
  expect(new Set(counted.map(({ url }) => url)).size).toBe(counted.length)
  expect(counted.length).toBeGreaterThanOrEqual(settled.length)
  expect(await books.spent()).toBe(BigInt(settled.length) * price)
  const { per24h } = await ruleOf(wallet, hand.origin)
  expect(BigInt(per24h.used)).toBe(BigInt(counted.length - 1) * price)

  /** Limits that hold nothing back here: this is about stopped workers. */
  async function letPay(): Promise<void> {
    const much = `${BigInt(kills + 10) * price}`
    const { ceilings } = await wallet.call<{ ceilings: object }>('limits')
    const raised = Object.fromEntries(
      Object.keys(ceilings).map((name) => [
        name,
        /24h|30d/.test(name) ? much : '500000',
      ]),
    )
    await wallet.call('setCeilings', { ceilings: raised, password })
    const { id } = await ruleOf(wallet, hand.origin)
    const change = { per24h: much, per30d: much, perMinute: 600 }
    expect(await wallet.call('changeRule', { id, change })).toMatchObject({
      ok: true,
    })
  }

  async function allRows(): Promise<{ url: string; status: string }[]> {
    const rows: { id: string; url: string; status: string }[] = []
    for (let before: string | null | undefined; before !== null; ) {
      const found: { rows: typeof rows; next: string | null } =
        await wallet.call('history', {
          limit: 1000,
          ...(before ? { before } : {}),
        })
      rows.push(...found.rows)
      before = found.next
    }
    return rows
  }
})
