import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from '../harness/test.ts'
import type { Wallet } from '../harness/wallet.ts'
import { countQuestionWindows, openWindow } from '../harness/windows.ts'
import { giveLimit, ruleOf } from '../screens/limits.ts'
import { fundFor, makeRoom } from '../screens/roomy-limits.ts'
import type { RequestLog } from '../testbed/http/request-log.ts'
import type { Testbed } from '../testbed/testbed.ts'

const price = 10_000n
const rounds = process.env.TUPPENCE_LONG ? 100 : 5
const [tabs, callsEach, allowed] = [4, 100, 10]

test('T32 four pages of a hundred calls each against a limit for ten: exactly ten', async ({
  bed,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  test.setTimeout(60_000 + rounds * 60_000)
  const { hand } = bed.sellers
  await fundFor(bed, wallet, rounds * allowed)
  const books = await booksOf(hand)
  const priced = `/dialect/v2-header?run=${randomUUID()}`
  await giveLimit(reader, `${hand.origin}${priced}`)
  const pages: Page[] = []
  for (let tab = 0; tab < tabs; tab++)
    pages.push(await openWindow(wallet, `${hand.origin}/landed`))
  await makeRoom(wallet, hand.origin, rounds * allowed)
  const rule = await ruleOf(wallet, hand.origin)
  const windows = countQuestionWindows(context)
  let settled = 1
  for (let round = 0; round < rounds; round++) {
    // Ten more than it used so far; its pace does not hold it back.
    const per24h = BigInt(round * allowed + allowed) * price
    const change = { per24h: `${per24h}`, per30d: `${per24h}`, perMinute: 600 }
    expect(
      await wallet.call('changeRule', { id: rule.id, change }),
    ).toMatchObject({ ok: true })
    await Promise.all(
      pages.map((page, tab) =>
        page.goto(
          `${hand.origin}/attacks/calls?times=${callsEach}&from=${tab * 1000}&url=${encodeURIComponent(`${priced}&round=${round}`)}`,
        ),
      ),
    )
    await Promise.all(
      pages.map((page) => page.getByRole('button', { name: 'Begin' }).click()),
    )
    settled += allowed
    await wallet.call('touch')
    await expect
      .poll(books.settlements, { timeout: 45_000 })
      .toBe(settled)
      .catch(async (error) => {
        throw new Error(`${error}\n${await wordsOfUnsettled(wallet, bed)}`)
      })
    // The rest wait in few questions, or have the seller's own 402 already.
    await expect
      .poll(async () => (await wallet.questions()).length, { timeout: 45_000 })
      .toBeGreaterThan(0)
    expect(windows()).toBeLessThanOrEqual(round + 1)
    await Promise.all(pages.map((page) => page.goto('about:blank')))
    await expect.poll(() => wallet.questions(), { timeout: 30_000 }).toEqual([])
    expect(await books.settlements()).toBe(settled)
    expect(await books.spent()).toBe(BigInt(settled) * price)
    expect((await ruleOf(wallet, hand.origin)).per24h.used).toBe(`${per24h}`)
  }
})

/** What wallet, seller and facilitator know of payments that did not end well. */
async function wordsOfUnsettled(wallet: Wallet, bed: Testbed): Promise<string> {
  const newest = (log: RequestLog) =>
    log.entries
      .slice(-15)
      .map(({ at, url, status, dropped }) => ({ at, url, status, dropped }))
  const bad = (await wallet.history()).filter(
    ({ status }) => status !== 'delivered',
  )
  const whole = await Promise.all(
    bad.slice(0, 5).map(({ id }) => wallet.call('payment', { id })),
  )
  const paid = bed.sellers.hand.log.paid().slice(-15)
  return JSON.stringify({
    whole,
    questions: (await wallet.questions()).length,
    atFacilitator: newest(bed.facilitator.log),
    atSeller: newest(bed.sellers.hand.log),
    paid: paid.map(({ at, url, status }) => ({ at, url, status })),
  })
}
