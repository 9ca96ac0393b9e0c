import { randomInt, randomUUID } from 'node:crypto'
import { paymentHeader } from '../harness/authorisations.ts'
import { stopWorker } from '../harness/stop-worker.ts'
import { expect, test } from '../harness/test.ts'
import { giveLimit, ruleOf } from '../screens/limits.ts'
import { fundFor, makeRoom } from '../screens/roomy-limits.ts'

const price = 10_000n
const isLong = Boolean(process.env.TUPPENCE_LONG)
const parts = isLong ? 4 : 1
const kills = isLong ? 500 : 25
/** Longer than a purchase takes, so that some kills come after it, ms. */
const longestMs = 120
/** A call that is not answered by then waits for a person. */
const patienceMs = 5000

for (let part = 1; part <= parts; part++)
  test(`T33 ${kills} kills at random moments, part ${part} of ${parts}: never two settlements for one purchase, no reservation lost`, async ({
    bed,
    page,
    context,
    wallet,
    reader,
    booksOf,
  }) => {
    test.setTimeout(60_000 + kills * 3000)
    const { hand } = bed.sellers
    await fundFor(bed, wallet, kills)
    const books = await booksOf(hand)
    const run = randomUUID()
    const url = (n: number) =>
      `${hand.origin}/dialect/v2-header?run=${run}&n=${n}`
    await giveLimit(reader, url(0))
    await makeRoom(wallet, hand.origin, kills)

    let delivered = 0
    let interrupted = 0
    for (let n = 1; n <= kills; n++) {
      let isUnderWay = true
      const answered = page
        .evaluate((url) => fetch(url).then(({ status }) => status), url(n))
        .finally(() => {
          isUnderWay = false
        })
      await new Promise((resolve) => setTimeout(resolve, randomInt(longestMs)))
      if (isUnderWay) interrupted++
      await stopWorker(context, wallet.page)
      if ((await answeredOrRefused(answered)) === 200) delivered++
      // A person is still there: it must not lock meanwhile.
      await wallet.call('touch')
    }

    // Measured: 13 to 16 of 25 were under way, and 23 to 25 were delivered.
    expect(interrupted).toBeGreaterThan(kills / 10)
    expect(delivered).toBeGreaterThan(kills / 2)
    // Whatever was being answered when its worker was stopped has ended.
    await expect.poll(books.settlements).toBeGreaterThanOrEqual(delivered + 1)
    const settled = await books.settled()
    expect(new Set(settled.map(({ nonce }) => nonce)).size).toBe(settled.length)
    const paidUrls = hand.log.paid().map((request) => request.url)
    const headers = new Map<string, Set<unknown>>()
    for (const request of hand.log.paid())
      headers.set(
        request.url,
        (headers.get(request.url) ?? new Set()).add(paymentHeader(request)),
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

    /**
     * Two payments whose answers were lost with their worker pause the rule, as
     * they should: then the person says no to this one, and resumes it.
     */
    async function answeredOrRefused(answered: Promise<number>) {
      const isWaiting = await Promise.race([
        answered.then(() => false),
        new Promise((resolve) => setTimeout(() => resolve(true), patienceMs)),
      ])
      if (isWaiting)
        for (const { id, hash } of await wallet.questions())
          await wallet.call('answer', {
            questionId: id,
            hash,
            choice: { kind: 'dont-pay' },
          })
      const { id, paused } = await ruleOf(wallet, hand.origin)
      if (paused) {
        const change = { isPaused: false }
        expect(await wallet.call('changeRule', { id, change })).toMatchObject({
          ok: true,
        })
      }
      return await answered
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
