import type { Page } from '@playwright/test'
import { ways } from '../harness/calls.ts'
import { setClockOff } from '../harness/clock.ts'
import { openBooks } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { password } from '../harness/wallet.ts'
import { closed, openWindow } from '../harness/windows.ts'
import {
  expectAsked,
  giveLimit,
  limitsScreen,
  payAndAllow,
  payAndRaise,
  ruleOf,
  rulesOf,
} from '../screens/limits.ts'
import { expectNoQuestion } from '../screens/question.ts'

const price = 10_000n
const hourMs = 3_600_000

/** Calls each of these; all are paid for without a question. */
async function expectAllPaid(page: Page, urls: string[]): Promise<void> {
  const statuses = await page.evaluate(
    (urls) =>
      Promise.all(urls.map((url) => fetch(url).then(({ status }) => status))),
    urls,
  )
  expect(statuses).toEqual(urls.map(() => 200))
}

test('control: an honest polled API under a rule, eight rounds', async ({
  bed,
  page,
  loaded,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header?poll`
  await giveLimit(reader, url)
  try {
    for (let round = 1; round <= 8; round++) {
      await setClockOff(loaded, round * 15_000)
      hand.runAhead(round * 15_000)
      const result = await ways['fetch GET'](page, url)
      expect(result.status, `round ${round}`).toBe(200)
      // Delivered on the clock of this round, not of the next.
      await expect
        .poll(async () => (await wallet.history()).map(({ status }) => status))
        .toEqual(Array(round + 1).fill('delivered'))
    }
  } finally {
    hand.runAhead(0)
  }
  expect(await wallet.questions()).toEqual([])
  await expect.poll(books.settlements).toBe(9)
  expect(await books.spent()).toBe(9n * price)
  expect((await ruleOf(wallet, hand.origin)).per24h.used).toBe('80000')
})

test('control: two sites at once, each by its own rule', async ({
  bed,
  page,
  context,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand, v2 } = bed.sellers
  const atHand = await booksOf(hand)
  await giveLimit(reader, `${hand.origin}/dialect/v2-header?call=0`)
  const atV2 = await openBooks(bed.chains[84532], wallet.address, v2)
  await page.goto(`${v2.origin}/goods.css`)
  const first = ways['fetch GET'](page, `${v2.origin}/api/quote?call=0`)
  const question = await reader.question()
  await payAndAllow(question)
  expect((await first).status).toBe(200)
  await closed(question.page)

  const other = await openWindow(wallet, `${hand.origin}/landed`)
  const calls = [1, 2, 3]
  await Promise.all([
    expectAllPaid(
      page,
      calls.map((call) => `${v2.origin}/api/quote?call=${call}`),
    ),
    expectAllPaid(
      other,
      calls.map((call) => `${hand.origin}/dialect/v2-header?call=${call}`),
    ),
  ])
  await expectNoQuestion(context, 500)
  await expect.poll(atHand.settlements).toBe(4)
  await expect.poll(atV2.settlements).toBe(4)
  for (const { origin } of [hand, v2])
    expect((await ruleOf(wallet, origin)).per24h.used).toBe('30000')
})

test('control: two tokens of one site, each counted on its own', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { v2 } = bed.sellers
  const paths = { 84532: '/api/on/84532', 8453: '/api/on/8453' } as const
  const books = {
    84532: await booksOf(v2, 84532),
    8453: await booksOf(v2, 8453),
  }
  await page.goto(`${v2.origin}/goods.css`)
  for (const path of Object.values(paths)) {
    const first = ways['fetch GET'](page, `${v2.origin}${path}?call=0`)
    const question = await reader.question()
    await payAndAllow(question)
    expect((await first).status).toBe(200)
    await closed(question.page)
  }
  await expectAllPaid(
    page,
    [1, 2, 3].flatMap((call) =>
      Object.values(paths).map((path) => `${v2.origin}${path}?call=${call}`),
    ),
  )
  for (const one of Object.values(books)) {
    await expect.poll(one.settlements).toBe(4)
    expect(await one.spent()).toBe(4n * price)
  }
  const rules = await rulesOf(wallet)
  expect(rules.map(({ network }) => network).sort()).toEqual([
    'eip155:8453',
    'eip155:84532',
  ])
  for (const { per24h } of rules) expect(per24h.used).toBe('30000')
})

test('control: a raise approved once', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header?call=`
  await giveLimit(reader, `${url}0`, { per24h: '0.02' })
  await expectAllPaid(page, [`${url}1`, `${url}2`])
  const asked = ways['fetch GET'](page, `${url}3`)
  await expectAsked(wallet, 'OVER_RULE_24H')
  const question = await reader.question()
  await expect(
    question.page.getByText(/24 hours: 0\.02 of 0\.02/),
  ).toBeVisible()
  await payAndRaise(question)
  expect((await asked).status).toBe(200)
  await closed(question.page)
  expect(BigInt((await ruleOf(wallet, hand.origin)).per24h.of)).toBeGreaterThan(
    20_000n,
  )
  await expectAllPaid(page, [`${url}4`])
  await expect.poll(books.settlements).toBe(5)
  expect(await books.spent()).toBe(5n * price)
})

test('control: paying once beyond a limit leaves the limit as it was', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header?call=`
  await giveLimit(reader, `${url}0`, { per24h: '0.01' })
  await expectAllPaid(page, [`${url}1`])
  for (const call of [2, 3]) {
    const asked = ways['fetch GET'](page, `${url}${call}`)
    await expectAsked(wallet, 'OVER_RULE_24H')
    const question = await reader.question()
    await question.sayYes()
    expect((await asked).status).toBe(200)
    await closed(question.page)
  }
  expect((await ruleOf(wallet, hand.origin)).per24h).toEqual({
    used: '10000',
    of: '10000',
  })
  expect(await books.settlements()).toBe(4)
})

test('control: a limit window that rolls off', async ({
  bed,
  page,
  loaded,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header?call=`
  await giveLimit(reader, `${url}0`, { per24h: '0.02' })
  await expectAllPaid(page, [`${url}1`, `${url}2`])
  const over = ways['fetch GET'](page, `${url}3`)
  await expectAsked(wallet, 'OVER_RULE_24H')
  await reader.sayNo()
  expect((await over).status).toBe(402)

  const later = 25.5 * hourMs
  await setClockOff(loaded, later)
  hand.runAhead(later)
  try {
    await wallet.call('unlock', { password })
    await expectAllPaid(page, [`${url}4`, `${url}5`])
    const overAgain = ways['fetch GET'](page, `${url}6`)
    await expectAsked(wallet, 'OVER_RULE_24H')
    await reader.sayNo()
    expect((await overAgain).status).toBe(402)
  } finally {
    hand.runAhead(0)
  }
  expect(await books.settlements()).toBe(5)
  expect(await books.spent()).toBe(5n * price)
})

test('a limit lowered while a payment is in flight: that one is settled once and counted, the next is asked', async ({
  bed,
  page,
  loaded,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header?call=`
  await giveLimit(reader, `${url}0`)
  const limits = await limitsScreen(loaded)
  await page.bringToFront()
  bed.facilitator.behave({ settleDelayMs: 4000 })
  try {
    const inFlight = ways['fetch GET'](page, `${url}1`)
    await expect.poll(() => hand.log.paid().length).toBe(2)
    await limits.edit(hand.origin, { per24h: '0.01' })
    await page.bringToFront()
    const asked = ways['fetch GET'](page, `${url}2`)
    await expectAsked(wallet, 'OVER_RULE_24H')
    await reader.sayNo()
    expect((await asked).status).toBe(402)
    expect((await inFlight).status).toBe(200)
  } finally {
    bed.facilitator.behave()
  }
  expect(await books.settlements()).toBe(2)
  expect(await books.spent()).toBe(2n * price)
  expect((await ruleOf(wallet, hand.origin)).per24h).toEqual({
    used: '10000',
    of: '10000',
  })
})

test('a rule paused between the question and the click: the click pays once, the rule stays paused', async ({
  bed,
  page,
  loaded,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header?call=`
  await giveLimit(reader, `${url}0`, { per24h: '0.01' })
  await expectAllPaid(page, [`${url}1`])
  const asked = ways['fetch GET'](page, `${url}2`)
  await expectAsked(wallet, 'OVER_RULE_24H')
  const question = await reader.question()
  const limits = await limitsScreen(loaded)
  await limits.press('Pause', hand.origin)
  await expect
    .poll(async () => (await ruleOf(wallet, hand.origin)).paused)
    .toBe('YOU')
  await question.page.bringToFront()
  await question.sayYes()
  expect((await asked).status).toBe(200)
  await closed(question.page)

  await page.bringToFront()
  const next = ways['fetch GET'](page, `${url}3`)
  await expectAsked(wallet, 'RULE_PAUSED')
  await reader.sayNo()
  expect((await next).status).toBe(402)
  expect(await books.settlements()).toBe(3)
  expect(await books.spent()).toBe(3n * price)
})

test('"Pause all auto-pay" acts at once, and its end as well', async ({
  bed,
  page,
  loaded,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header?call=`
  await giveLimit(reader, `${url}0`)
  const limits = await limitsScreen(loaded)
  await limits.pressPauseAll()
  await page.bringToFront()
  const asked = ways['fetch GET'](page, `${url}1`)
  await expectAsked(wallet, 'AUTO_PAUSED')
  await reader.sayNo()
  expect((await asked).status).toBe(402)
  await limits.page.bringToFront()
  await limits.pressPauseAll()
  await page.bringToFront()
  await expectAllPaid(page, [`${url}2`])
  expect(await books.settlements()).toBe(2)
})

test('a rule that was removed pays nothing any more', async ({
  bed,
  page,
  loaded,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header?call=`
  await giveLimit(reader, `${url}0`)
  const limits = await limitsScreen(loaded)
  await limits.remove(hand.origin)
  await page.bringToFront()
  void ways['fetch GET'](page, `${url}1`).catch(() => undefined)
  await expectAsked(wallet, 'ask')
  expect(await rulesOf(wallet)).toEqual([])
  expect(await books.settlements()).toBe(1)
})
