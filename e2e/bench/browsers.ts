import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { type Build, buildFolder } from '../harness/browser.ts'
import { findChromium } from '../run/chromium.ts'

/** A Chromium to measure in. */
export type MeasuredBrowser = {
  context: BrowserContext
  close(): Promise<void>
}

/**
 * The host of an origin nobody has met: this computer, under a name the wallet
 * treats like any other address of it.
 */
export const unmetHost = (n: number) => `127.1.${n >> 8}.${n & 255}`

/** Starts Chromium with one build in it, or with no extension at all. */
export async function launchBrowser(
  build: Build | 'none',
): Promise<MeasuredBrowser> {
  const profile = mkdtempSync(path.join(tmpdir(), 'tuppence-bench-'))
  const extension =
    build === 'none'
      ? []
      : [
          `--disable-extensions-except=${buildFolder(build)}`,
          `--load-extension=${buildFolder(build)}`,
        ]
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: true,
    viewport: { width: 1000, height: 800 },
    args: [
      '--no-sandbox',
      '--headless=new',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--host-resolver-rules=MAP 127.1.* 127.0.0.1',
      ...extension,
    ],
  })
  if (build !== 'none') await closeInstallTab(context)
  return {
    context,
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** The tab opened at install would be one more to draw than the others have. */
async function closeInstallTab(context: BrowserContext): Promise<void> {
  const isOurs = (page: Page) => page.url().startsWith('chrome-extension://')
  for (let left = 100; left > 0; left--) {
    const tab = context.pages().find(isOurs)
    if (tab) return await tab.close()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
