import { type BrowserContext, expect, type Page } from '@playwright/test'
import type { Seller } from '../testbed/sellers/seller.ts'
import { Question } from './question.ts'

/** Requests of a seller's log that carried a sign-in. */
export function signInsOf({ log }: Pick<Seller, 'log'>) {
  return log.entries.filter(({ headers }) => 'sign-in-with-x' in headers)
}

/** The windows that ask, or say how it went. */
export function windowsOf(context: BrowserContext): Page[] {
  return context.pages().filter((one) => one.url().includes('/approval.html'))
}

/** The question with this button, in the window that was there or a new one. */
export async function questionWith(
  page: Page,
  name: string,
): Promise<Question> {
  let found: Page | undefined
  const look = async () => {
    for (const one of windowsOf(page.context())) {
      const button = one.getByRole('button', { name, exact: true })
      if (await button.isVisible().catch(() => false)) found = one
    }
    return found !== undefined
  }
  await expect.poll(look, { timeout: 30_000 }).toBe(true)
  return new Question(found as Page)
}
