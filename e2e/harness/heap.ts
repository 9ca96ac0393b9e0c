import type { BrowserContext, Page } from '@playwright/test'

/** Every string alive in the extension's worker, after a garbage collection. */
export async function workerHeap(
  context: BrowserContext,
  page: Page,
): Promise<string> {
  const session = await context.newCDPSession(page)
  const { targetInfos } = await session.send('Target.getTargets')
  const worker = targetInfos.find(
    ({ type, url }) =>
      type === 'service_worker' && url.endsWith('/background.js'),
  )
  if (!worker) throw new Error('The worker is not running.')
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId: worker.targetId,
  })
  const chunks: string[] = []
  const waiting = new Map<number, () => void>()
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, method, params } = JSON.parse(message)
    if (method === 'HeapProfiler.addHeapSnapshotChunk')
      chunks.push(params.chunk)
    waiting.get(id)?.()
  })
  let next = 1
  const send = (method: string) =>
    new Promise<void>((resolve) => {
      const id = next++
      waiting.set(id, resolve)
      void session.send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id, method, params: {} }),
      })
    })
  await send('HeapProfiler.enable')
  await send('HeapProfiler.collectGarbage')
  await send('HeapProfiler.collectGarbage')
  await send('HeapProfiler.takeHeapSnapshot')
  await session.detach()
  return chunks.join('')
}
