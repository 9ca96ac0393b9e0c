import type { BrowserContext, TestInfo } from '@playwright/test'

/**
 * After a failed test: what every open page says, attached to its report. A
 * failure that seldom comes must be understood from one.
 */
export async function keepEvidence(
  context: BrowserContext,
  info: TestInfo,
): Promise<void> {
  if (info.status === info.expectedStatus) return
  for (const page of context.pages()) {
    const text = await page
      .evaluate(() => document.body?.innerText ?? '')
      .catch((error: Error) => error.message)
    await info.attach(page.url(), { body: text, contentType: 'text/plain' })
  }
}
