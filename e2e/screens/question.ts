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

/** The window that asks, now or as soon as it opens. */
export async function questionWindow(
  context: BrowserContext,
  timeout = 10_000,
): Promise<Question> {
  await expect
    .poll(() => findWindow(context)?.url() ?? null, { timeout })
    .not.toBeNull()
  return new Question(findWindow(context) as Page)
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

function findWindow(context: BrowserContext): Page | undefined {
  return context.pages().find((page) => page.url().includes('/approval.html'))
}

/** Holds when no window asks anything for a while. */
export async function expectNoQuestion(
  context: BrowserContext,
  forMs = 1500,
): Promise<void> {
  const until = Date.now() + forMs
  while (Date.now() < until) {
    expect(findWindow(context)?.url()).toBeUndefined()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
