import type { BrowserContext } from '@playwright/test'
import { launch } from '../harness/browser.ts'
import { expect, test } from '../harness/test.ts'

/** Closes the tab of the first run in its first instant. */
async function closeWelcome(context: BrowserContext): Promise<void> {
  for (let left = 30_000; left > 0; left--) {
    const tab = context
      .pages()
      .find((page) => page.url().endsWith('/welcome.html'))
    if (tab) return await tab.close()
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  throw new Error('The first run opened no tab.')
}

test('a first tab closed at once leaves the screens their words', async () => {
  // Where the page is the first to ask for words, some starts keep none.
  for (let start = 1; start <= 4; start++) {
    const { context, origin, close } = await launch()
    try {
      await closeWelcome(context)
      const page = await context.newPage()
      await page.goto(`${origin}/welcome.html`)
      await expect(
        page.getByRole('heading', { name: 'Pages with a price simply open' }),
        `start ${start}`,
      ).toBeVisible()
    } finally {
      await close()
    }
  }
})
