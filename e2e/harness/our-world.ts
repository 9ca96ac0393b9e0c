import type { BrowserContext, CDPSession, Page } from '@playwright/test'

/**
 * The world of our content scripts in a page, which no script of the page
 * reaches: where to evaluate, and in which session.
 */
export async function ourWorld(
  context: BrowserContext,
  page: Page,
): Promise<{ session: CDPSession; contextId: number }> {
  const session = await context.newCDPSession(page)
  const worlds: { id: number; name: string }[] = []
  session.on('Runtime.executionContextCreated', ({ context: world }) =>
    worlds.push(world),
  )
  await session.send('Runtime.enable')
  const ours = worlds.find(({ name }) => name === 'Tuppence')
  if (!ours) throw new Error('None of our content scripts is in this page.')
  return { session, contextId: ours.id }
}
