import type { BrowserContext, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { password } from '../harness/wallet.ts'

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

  /** Presses Pay as soon as it is armed. */
  async sayYes(): Promise<void> {
    await this.pay.click()
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
  const isApproval = (page: Page) => page.url().includes('/approval.html')
  const open = context.pages().find(isApproval)
  if (open) return new Question(open)
  const page = await context.waitForEvent('page', {
    predicate: async (page) => {
      await page.waitForURL(/approval\.html/, { timeout }).catch(() => undefined)
      return isApproval(page)
    },
    timeout,
  })
  return new Question(page)
}

/** Holds when no window asks anything for a while. */
export async function expectNoQuestion(
  context: BrowserContext,
  forMs = 1500,
): Promise<void> {
  const page = await context
    .waitForEvent('page', {
      predicate: (page) => page.url().includes('/approval.html'),
      timeout: forMs,
    })
    .catch(() => null)
  expect(page).toBeNull()
  expect(
    context.pages().filter((page) => page.url().includes('/approval.html')),
  ).toEqual([])
}
