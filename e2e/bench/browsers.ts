import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { type Build, buildFolder } from '../harness/browser.ts'
import { findChromium } from '../run/chromium.ts'
import { writeEmptyExtension } from './empty-extension.ts'

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

/** A build, one that does nothing, one that does the least, or none at all. */
type Loaded = Build | 'empty' | 'bare' | 'none'

/** Starts Chromium with an extension in it, or without. */
export async function launchBrowser(build: Loaded): Promise<MeasuredBrowser> {
  const profile = mkdtempSync(path.join(tmpdir(), 'tuppence-bench-'))
  const folder = folderOf(build, profile)
  const extension = folder
    ? [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`]
    : []
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
  if (build === 'release' || build === 'test') await closeInstallTab(context)
  return {
    context,
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

function folderOf(build: Loaded, profile: string): string | null {
  if (build === 'none') return null
  if (build === 'bare') return path.join(import.meta.dirname, 'bare-wallet')
  if (build !== 'empty') return buildFolder(build)
  const folder = path.join(profile, 'empty-extension')
  writeEmptyExtension(folder)
  return folder
}

/** The tab opened at install would be one more to draw than the others have. */
async function closeInstallTab(context: BrowserContext): Promise<void> {
  const isOurs = (page: Page) => page.url().startsWith('chrome-extension://')
  for (let left = 100; left > 0; left--) {
    const tab = context.pages().find(isOurs)
    if (tab) {
      // Closed while it reads its first words, it leaves the extension's whole
      // process without any: the browser keeps the empty answer.
      await tab.getByRole('heading').first().waitFor()
      return await tab.close()
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('No tab was opened at install.')
}
