import type { BrowserContext, Page } from '@playwright/test'

/** Closes the tab the extension opens when it is installed: all is set up. */
export async function closeWelcome(context: BrowserContext): Promise<void> {
  const isWelcome = (page: Page) => page.url().includes('/welcome.html')
  for (let left = 100; left > 0; left--) {
    const welcome = context.pages().find(isWelcome)
    if (welcome) return welcome.close()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('The extension opened no welcome tab when it was installed')
}
