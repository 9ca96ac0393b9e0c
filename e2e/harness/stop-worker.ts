import type { BrowserContext, Page } from '@playwright/test'

/** Kills the extension's service worker, as the browser may at any time. */
export async function stopWorker(
  context: BrowserContext,
  page: Page,
): Promise<void> {
  const session = await context.newCDPSession(page)
  const { targetInfos } = await session.send('Target.getTargets')
  const workers = targetInfos.filter(
    ({ type, url }) =>
      type === 'service_worker' && url.endsWith('/background.js'),
  )
  for (const { targetId } of workers)
    await session.send('Target.closeTarget', { targetId })
  for (let left = 50; left > 0; left--) {
    const { targetInfos: now } = await session.send('Target.getTargets')
    if (
      !now.some(({ targetId }) =>
        workers.some((one) => one.targetId === targetId),
      )
    )
      break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await session.detach()
}
