import type { BrowserContext, Page } from '@playwright/test'
import { stopWorker } from '../harness/stop-worker.ts'
import type { Host } from '../testbed/http/host.ts'
import type { MeasuredBrowser } from './browsers.ts'
import type { Row } from './report.ts'

/** How long a worker that was woken may take to show, ms. */
const lateMs = 2000

/**
 * Looks whether a stopped worker runs again after an open document has loaded
 * 200 resources and fetched 500 times. A worker that starts runs for half a
 * minute, so one look at the end misses none. Then another document is opened,
 * which must start it, or the look means nothing.
 */
export async function measureWaking(
  { context }: MeasuredBrowser,
  pages: Host,
): Promise<Row> {
  const page = await context.newPage()
  await page.goto(`${pages.origin}/blank`)
  await settled()
  await stopWorker(context, page)
  await settled()
  if (await isRunning(context, page))
    throw new Error('The worker could not be stopped.')
  await loadMany(page)
  await settled()
  const isWoken = await isRunning(context, page)
  await page.goto(`${pages.origin}/blank?title=control`)
  await settled()
  if (!(await isRunning(context, page)))
    throw new Error('A document did not wake the worker either.')
  await page.close()
  return {
    part: 'c',
    what: 'stopped worker after 200 resources and 500 fetches of an open page',
    unit: 'state',
    result: isWoken ? 'woken' : 'not woken (a document does)',
    target: 'not woken',
    isMet: !isWoken,
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, lateMs))

async function isRunning(context: BrowserContext, page: Page) {
  const session = await context.newCDPSession(page)
  const { targetInfos } = await session.send('Target.getTargets')
  await session.detach()
  return targetInfos.some(
    ({ type, url }) =>
      type === 'service_worker' && url.endsWith('/background.js'),
  )
}

function loadMany(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const loads = Array.from({ length: 200 }, (_, n) => {
      const tag = (['script', 'link', 'img'] as const)[n % 3] ?? 'img'
      const element = Object.assign(document.createElement(tag), {
        ...(tag === 'link'
          ? { rel: 'stylesheet', href: `/bench/r/${n}.css` }
          : { src: `/bench/r/${n}.${tag === 'img' ? 'svg' : 'js'}` }),
      })
      return new Promise<void>((resolve, reject) => {
        element.onload = () => resolve()
        element.onerror = () => reject(new Error(`${tag} ${n} did not load`))
        document.body.append(element)
      })
    })
    await Promise.all(loads)
    for (let n = 0; n < 500; n++) await (await fetch('/bench/small')).text()
  })
}
