import type { BrowserContext, Page } from '@playwright/test'

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
