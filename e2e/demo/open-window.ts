import { chromium } from '@playwright/test'
import { buildFolder, type LoadedBrowser } from '../harness/browser.ts'
import { findChromium } from '../run/chromium.ts'

/** A browser for a person: its own window sizes, the system's colours. */
export async function openWindow(profile: string): Promise<LoadedBrowser> {
  const extension = buildFolder('release')
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: false,
    viewport: null,
    colorScheme: null,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  })
  const worker = async () =>
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  return {
    context,
    origin: `chrome-extension://${new URL((await worker()).url()).host}`,
    profile,
    worker,
    close: () => context.close(),
  }
}
