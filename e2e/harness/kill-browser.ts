import type { BrowserContext } from '@playwright/test'

/** Kills the browser's own process with SIGKILL: nothing is written after it. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const browser = context.browser()
  if (!browser) throw new Error('No browser to kill')
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const own = processInfo.find(({ type }) => type === 'browser')
  if (!own) throw new Error('The browser has no process')
  const isGone = new Promise((resolve) => context.once('close', resolve))
  process.kill(own.id, 'SIGKILL')
  await isGone
}
