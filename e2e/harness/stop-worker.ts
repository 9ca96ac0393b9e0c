import type { BrowserContext, CDPSession, Page } from '@playwright/test'

/** How long a worker may take to stop, ms. */
const patienceMs = 30_000

/**
 * Kills the extension's service worker, as the browser may at any time. Throws
 * where none was running: what its kill is to show would not be shown.
 */
export async function stopWorker(
  context: BrowserContext,
  page: Page,
): Promise<void> {
  const session = await context.newCDPSession(page)
  const { targetInfos } = await session.send('Target.getTargets')
  const worker = targetInfos.find(
    ({ type, url }) =>
      type === 'service_worker' && url.endsWith('/background.js'),
  )
  if (!worker) throw new Error('There was no worker to stop.')
  await stop(session, worker.targetId)
  await session.detach()
}

/**
 * Ends a worker, and waits until it has ended. The browser says so to whoever
 * inspects it, and to nobody else: one that is woken at once, by a page that
 * waits for it, is the same target again.
 */
async function stop(session: CDPSession, targetId: string): Promise<void> {
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId,
  })
  const isStopped = new Promise<void>((resolve) =>
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      if (JSON.parse(message).method === 'Inspector.targetCrashed') resolve()
    }),
  )
  await session.send('Target.sendMessageToTarget', {
    sessionId,
    message: JSON.stringify({ id: 1, method: 'Inspector.enable' }),
  })
  await session.send('Target.closeTarget', { targetId })
  let timer: NodeJS.Timeout | undefined
  const isLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('The worker could not be stopped.')),
      patienceMs,
    )
  })
  await Promise.race([isStopped, isLate]).finally(() => clearTimeout(timer))
}
