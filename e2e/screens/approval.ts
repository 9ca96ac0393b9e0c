import { expect, type Locator, type Page } from '@playwright/test'
import { password } from '../harness/wallet.ts'
import type { Question } from './question.ts'

/** The screen on which Permit2 is allowed an amount. */
export class Approval {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get amount(): Locator {
    return this.page.getByLabel('How much, in USDC')
  }

  get password(): Locator {
    return this.page.getByLabel('Password', { exact: true })
  }

  get approve(): Locator {
    return this.page.getByRole('button', { name: /^Approve [0-9.]+ USDC$/ })
  }

  /** Gives the password and approves. */
  async sayYes(secret = password): Promise<void> {
    await this.password.fill(secret)
    await this.approve.click()
  }
}

/** From the question to the screen that approves. */
export async function openApproval({ page, pay }: Question): Promise<Approval> {
  const open = page.getByRole('button', { name: 'Approve …' })
  await expect(open).toBeVisible()
  await expect(pay).toBeDisabled()
  await open.click()
  const approval = new Approval(page)
  await expect(approval.amount).toBeVisible()
  return approval
}
