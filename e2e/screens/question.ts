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

/** The window that asks, now or as soon as it opens. */
export async function questionWindow(
  context: BrowserContext,
): Promise<Question> {
  await expect
    .poll(() => windowsOf(context).length, { timeout: 20_000 })
    .toBeGreaterThan(0)
  return new Question(windowsOf(context)[0] as Page)
}

/**
 * The question with this button, ready to be pressed: never the window of the
 * question before, which may be about to close.
 */
export async function questionWith(
  context: BrowserContext,
  name: string,
): Promise<Question> {
  let found: Page | undefined
  const look = async () => {
    for (const one of windowsOf(context)) {
      const button = one.getByRole('button', { name, exact: true })
      if (await isReady(button).catch(() => false)) found = one
    }
    return found !== undefined
  }
  await expect.poll(look, { timeout: 30_000, intervals: [50, 100] }).toBe(true)
  return new Question(found as Page)
}

async function isReady(button: Locator): Promise<boolean> {
  if (!(await button.isVisible())) return false
  const disabled = await button.getAttribute('aria-disabled', { timeout: 500 })
  return disabled !== 'true'
}

/**
 * The question that took the place of `before`, which a stopped worker had not
 * heard go.
 */
export async function questionInsteadOf(
  before: string | undefined,
  wallet: Wallet,
  button: (question: Question) => Locator,
): Promise<Question> {
  const others = async () =>
    (await wallet.questions()).map(({ id }) => id !== before)
  await expect.poll(others).toEqual([true])
  const context = wallet.page.context()
  // The window that asked before may be about to close.
  await expect(async () => {
    const asked = await questionWindow(context)
    await asked.page.reload()
    await expect(button(asked)).toBeVisible({ timeout: 3_000 })
  }).toPass()
  return await questionWindow(context)
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
