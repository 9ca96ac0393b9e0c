import { expect, type Locator, type Page } from '@playwright/test'
import type { LimitsView, RuleView } from '../../lib/contracts/limits.ts'
import type { QuestionView } from '../../lib/contracts/question.ts'
import type { StopCode } from '../../lib/policy/stop.ts'
import type { LoadedBrowser } from '../harness/browser.ts'
import type { Wallet } from '../harness/wallet.ts'
import { closed } from '../harness/windows.ts'
import { Question, windowsOf } from './question.ts'
import type { Reader } from './reader.ts'

/** What a person writes in the step that makes a rule; the rest stays. */
export type Allowance = {
  /** Decimal, such as `0.05`. */
  perPayment?: string
  per24h?: string
  /** Kinds of request beside the one that is approved. */
  also?: readonly (keyof typeof kindWords)[]
  /** Ticks that known prices are paid at once. */
  paysKnown?: boolean
}

const kindWords = {
  open: 'pages you open',
  call: 'what its pages load',
  send: 'what its pages send',
} as const

/** Goes from the question to the step of its own that makes a rule. */
export async function openRuleStep({ page }: Question): Promise<void> {
  await page.getByRole('button', { name: /^Let this site take/ }).click()
  await expect(
    page.getByRole('heading', { name: 'Small amounts without asking' }),
  ).toBeVisible()
}

/** Pays, and lets the site take small amounts from now on. */
export async function payAndAllow(
  question: Question,
  { perPayment, per24h, also = [], paysKnown = false }: Allowance = {},
): Promise<void> {
  const { page } = question
  await openRuleStep(question)
  if (perPayment) await page.getByLabel(/per payment/i).fill(perPayment)
  if (per24h) await page.getByLabel(/24 hours/).fill(per24h)
  for (const kind of also) await page.getByLabel(kindWords[kind]).check()
  if (paysKnown) await page.getByLabel(/^Pay known prices/).check()
  await question.sayYes(page.getByRole('button', { name: 'Pay and allow' }))
}

/** Ticks "raise this limit" and pays. */
export async function payAndRaise(question: Question): Promise<void> {
  await question.page.getByLabel(/^Raise this limit/).check()
  await question.sayYes()
}

/** The Limits screen of the dashboard, in a tab of its own. */
export class LimitsScreen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** The row of the rule of a site. */
  row(site: string): Locator {
    const { host } = new URL(site)
    return this.page.getByRole('row').filter({
      has: this.page.getByRole('rowheader').filter({ hasText: host }),
    })
  }

  async pressPauseAll(): Promise<void> {
    await this.page.getByLabel('Pause all auto-pay').click()
  }

  async press(action: 'Pause' | 'Resume' | 'Renew', site: string) {
    const name = new RegExp(`^${action},`)
    await this.row(site).getByRole('button', { name }).click()
  }

  async remove(site: string): Promise<void> {
    const row = this.row(site)
    await row.getByRole('button', { name: /^Remove,/ }).click()
    await row.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(row).toHaveCount(0)
  }

  /** Edits the numbers in place; decimals such as `0.05`. */
  async edit(
    site: string,
    numbers: { perPayment?: string; per24h?: string; per30d?: string },
  ): Promise<void> {
    const row = this.row(site)
    await row.getByRole('button', { name: /^Edit,/ }).click()
    for (const [field, label] of [
      ['perPayment', 'Per payment'],
      ['per24h', 'Per 24 h'],
      ['per30d', 'Per 30 days'],
    ] as const) {
      const text = numbers[field]
      if (text) await row.getByLabel(label).fill(text)
    }
    await this.page.keyboard.press('Enter')
    await expect(row.getByRole('button', { name: /^Edit,/ })).toBeVisible()
  }
}

/** Opens the Limits screen. */
export async function limitsScreen({
  context,
  origin,
}: Pick<LoadedBrowser, 'context' | 'origin'>): Promise<LimitsScreen> {
  const page = await context.newPage()
  await page.goto(`${origin}/dashboard.html#/limits`)
  await page.getByLabel('Pause all auto-pay').waitFor()
  return new LimitsScreen(page)
}

/** Makes a limit as a person does: meets a priced call, pays and allows. */
export async function giveLimit(
  reader: Reader,
  url: string,
  allowance?: Allowance,
): Promise<void> {
  const met = await reader.meet('call', url)
  const question = await reader.question()
  await payAndAllow(question, allowance)
  await met.gotIt()
  await closed(question.page)
}

/** The rules, as the Limits screen is told of them. */
export async function rulesOf(wallet: Wallet): Promise<RuleView[]> {
  return (await wallet.call<LimitsView>('limits')).rules
}

/** The site's only rule. */
export async function ruleOf(wallet: Wallet, site: string): Promise<RuleView> {
  const [rule, another] = (await rulesOf(wallet)).filter(
    (one) => one.site === site,
  )
  expect(rule).toBeDefined()
  expect(another).toBeUndefined()
  return rule as RuleView
}

/** Exactly one question is asked, because of this stop or in this state. */
export async function expectAsked(
  wallet: Wallet,
  because: StopCode | QuestionView['state'],
): Promise<void> {
  await expect
    .poll(async () =>
      (await wallet.questions()).map(({ stop, state }) => stop?.code ?? state),
    )
    .toEqual([because])
}

/** How many calls wait for an answer: each once, asked together or not. */
export async function callsAsked(wallet: Wallet): Promise<number> {
  const asked = (await wallet.questions()).flatMap(({ id, items }) =>
    items.length > 0 ? items.flatMap(({ questionIds }) => questionIds) : [id],
  )
  return asked.length
}

/** Says no to whatever is asked until nothing is. */
export async function declineAll(wallet: Wallet): Promise<void> {
  const windows = () =>
    windowsOf(wallet.page.context()).map((page) => new Question(page))
  await expect
    .poll(
      async () => {
        const { length } = await wallet.questions()
        // What was answered just now may still count, though it asks nothing.
        for (const { dontPay } of length > 0 ? windows() : [])
          await dontPay.click({ timeout: 3_000 }).catch(() => undefined)
        return length
      },
      { timeout: 60_000, intervals: [300] },
    )
    .toBe(0)
}
