import type { BrowserContext, Page } from '@playwright/test'
import type { Wallet } from './wallet.ts'

/** Counts the windows that ask, from now on. */
export function countQuestionWindows(context: BrowserContext): () => number {
  const seen = new Set<Page>()
  const look = (page: Page) => {
    if (page.url().includes('/approval.html')) seen.add(page)
  }
  context.on('page', (page) => {
    look(page)
    page.on('framenavigated', () => look(page))
  })
  return () => {
    for (const page of context.pages()) look(page)
    return seen.size
  }
}

/**
 * A page in a window of its own, so that it is in front beside others: a page
 * in a tab behind another is not paid for by a rule.
 */
export async function openWindow(
  { page: speaker }: Pick<Wallet, 'page'>,
  url: string,
): Promise<Page> {
  const [page] = await Promise.all([
    speaker.context().waitForEvent('page'),
    speaker.evaluate((url) => chrome.windows.create({ url }), url),
  ])
  await page.waitForURL(url)
  return page
}

/** Waits until a window has closed itself. */
export async function closed(page: Page, timeout = 30_000): Promise<void> {
  if (!page.isClosed()) await page.waitForEvent('close', { timeout })
}

/**
 * Presses a key that answers the question. What closes on the way down is gone
 * before the key is up again, and has nothing left to be told.
 */
export async function pressToAnswer(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key).catch(async (cause: unknown) => {
    await closed(page, 2_000).catch(() => {
      throw cause
    })
  })
}
