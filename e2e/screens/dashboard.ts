import type { BrowserContext, Page } from '@playwright/test'
import type { LoadedBrowser } from '../harness/browser.ts'

export type Screen =
  | 'history'
  | 'limits'
  | 'accounts'
  | 'developer'
  | 'settings'

/** One of the dashboard's screens in a tab of its own. */
export async function openDashboard(
  { context, origin }: { context: BrowserContext; origin: string },
  screen: Screen,
): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${origin}/dashboard.html#/${screen}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Opens a page of the extension in a tab, at a window's size. */
export async function openScreen(
  loaded: LoadedBrowser,
  path: string,
  viewport = { width: 376, height: 640 },
): Promise<Page> {
  const page = await loaded.context.newPage()
  await page.setViewportSize(viewport)
  await page.goto(`${loaded.origin}/${path}`)
  return page
}
