import type { BrowserContext, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { password, type Wallet } from '../harness/wallet.ts'

/** The question, in whichever page of the extension shows it. */
export class Question {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get pay(): Locator {
    return this.page.getByRole('button', { name: 'Pay', exact: true })
  }

  get dontPay(): Locator {
    return this.page.getByRole('button', { name: "Don't pay", exact: true })
  }

  get payAgain(): Locator {
    return this.page.getByRole('button', { name: 'Pay again', exact: true })
  }

  get openAgain(): Locator {
    return this.page.getByRole('button', { name: 'Open again without paying' })
  }

  get signIn(): Locator {
    return this.page.getByRole('button', { name: 'Sign in', exact: true })
  }

  get dontSignIn(): Locator {
    return this.page.getByRole('button', { name: "Don't sign in" })
  }

  /** Presses Pay, or another guarded button, as soon as it is armed. */
  async sayYes(button: Locator = this.pay): Promise<void> {
    await expect(button).toBeVisible()
    await expect(button).not.toHaveAttribute('aria-disabled', 'true')
    await button.click()
  }

  async sayNo(): Promise<void> {
    await this.dontPay.click()
  }

  async unlock(): Promise<void> {
    await this.page.getByLabel('Password', { exact: true }).fill(password)
    await this.page.getByRole('button', { name: 'Unlock' }).click()
    await expect(this.pay).toBeVisible()
  }
}

/** The windows that ask, or say how it went. */
export function windowsOf(context: BrowserContext): Page[] {
  return context.pages().filter((page) => page.url().includes('/approval.html'))
}

/**
 * The window that asks, now or as soon as it does: never the one of the
 * question before, which may be about to close.
 */
export async function questionWindow(
  context: BrowserContext,
): Promise<Question> {
  return await questionOf(context, (page) =>
    page.locator(pressable).filter({ visible: true }).first(),
  )
}

/** The question with this button, ready to be pressed. */
export async function questionWith(
  context: BrowserContext,
  name: string,
): Promise<Question> {
  return await questionOf(context, (page) =>
    page
      .getByRole('button', { name, exact: true })
      .and(page.locator(pressable)),
  )
}

/** What somebody can answer with; a window that says goodbye has nothing. */
const pressable = ':is(main, footer) button:enabled:not([aria-disabled="true"])'

async function questionOf(
  context: BrowserContext,
  sign: (page: Page) => Locator,
): Promise<Question> {
  const visible = (locator: Locator) => locator.isVisible()
  let found: Page | undefined
  const look = async () => {
    // It may close while it is looked at.
    for (const one of windowsOf(context))
      if (await visible(sign(one)).catch(() => false)) found = one
    return found !== undefined
  }
  await expect.poll(look, { timeout: 60_000, intervals: [50, 100] }).toBe(true)
  return new Question(found as Page)
}

/**
 * The question with this button that took the place of `before`, which a
 * stopped worker had not heard go.
 */
export async function questionInsteadOf(
  before: string | undefined,
  wallet: Wallet,
  name: string,
): Promise<Question> {
  const others = async () =>
    (await wallet.questions()).map(({ id }) => id !== before)
  await expect.poll(others).toEqual([true])
  const context = wallet.page.context()
  // The window that asked before may be about to close.
  await expect(async () => {
    const asked = await questionWindow(context)
    await asked.page.reload()
    const button = asked.page.getByRole('button', { name, exact: true })
    await expect(button).toBeVisible({ timeout: 3_000 })
  }).toPass()
  return await questionWith(context, name)
}

/** Holds when no window asks anything for a while. */
export async function expectNoQuestion(
  context: BrowserContext,
  forMs = 1500,
): Promise<void> {
  const until = Date.now() + forMs
  while (Date.now() < until) {
    expect(windowsOf(context)).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
