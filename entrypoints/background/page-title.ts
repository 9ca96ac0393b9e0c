import { browser } from 'wxt/browser'

const lookEveryMs = 300
const looks = 20

/**
 * The title of the page a tab is loading, once it is there; empty where it
 * does not come in time or the tab moved on. Cut at 512 characters.
 */
export async function pageTitle(tabId: number, url: string): Promise<string> {
  for (let left = looks; left > 0; left--) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    const tab = await browser.tabs.get(tabId).catch(() => undefined)
    if (tab?.url?.split('#', 1)[0] !== url) return ''
    if (tab.status === 'complete') return (tab.title ?? '').slice(0, 512)
  }
  return ''
}
