import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, type Worker } from '@playwright/test'
import { withoutFeatures } from '../run/browser-features.ts'
import { findChromium } from '../run/chromium.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** A Chromium with the extension in it, and its profile. */
export type LoadedBrowser = {
  context: BrowserContext
  /** `chrome-extension://<id>` */
  origin: string
  profile: string
  /** The live service worker; wakes it when it was stopped. */
  worker(): Promise<Worker>
  close(options?: { keepProfile: boolean }): Promise<void>
}

/** Which of the builds to load. */
export type Build = 'release' | 'test'

/** Folder of a build's output. */
export function buildFolder(build: Build): string {
  return path.join(
    root,
    '.output',
    build === 'release' ? 'chrome-mv3' : 'chrome-mv3-test',
  )
}

/** Starts Chromium with a profile, as all of these tests use it. */
export async function openBrowser({
  profile = mkdtempSync(path.join(tmpdir(), 'tuppence-')),
  colorScheme,
  args = [],
  ignoreDefaultArgs = [],
}: {
  profile?: string
  colorScheme?: 'light' | 'dark'
  args?: readonly string[]
  ignoreDefaultArgs?: readonly string[]
} = {}): Promise<Pick<LoadedBrowser, 'context' | 'profile' | 'close'>> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: true,
    viewport: { width: 1000, height: 800 },
    ...(colorScheme ? { colorScheme } : {}),
    ignoreDefaultArgs: [...ignoreDefaultArgs],
    args: [
      '--no-sandbox',
      '--headless=new',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      withoutFeatures,
      '--host-resolver-rules=MAP *.test 127.0.0.1',
      ...args,
    ],
  })
  return {
    context,
    profile,
    async close({ keepProfile } = { keepProfile: false }) {
      await context.close()
      if (!keepProfile) rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** Starts Chromium with the extension in it. */
export async function launch({
  build = 'release',
  extraExtensions = [],
  netLog,
  ...options
}: {
  build?: Build
  profile?: string
  colorScheme?: 'light' | 'dark'
  extraExtensions?: readonly string[]
  /** File the browser writes all its requests to; whole once it is closed. */
  netLog?: string
} = {}): Promise<LoadedBrowser> {
  const extensions = [buildFolder(build), ...extraExtensions].join(',')
  const browser = await openBrowser({
    ...options,
    args: [
      `--disable-extensions-except=${extensions}`,
      `--load-extension=${extensions}`,
      ...(netLog ? [`--log-net-log=${netLog}`] : []),
    ],
  })
  const { context } = browser
  const worker = await extensionWorker(context)
  const origin = `chrome-extension://${new URL(worker.url()).host}`
  return { ...browser, origin, worker: () => extensionWorker(context, origin) }
}

/** The live service worker of the extension. */
export async function extensionWorker(
  context: BrowserContext,
  origin?: string,
): Promise<Worker> {
  const isOurs = (worker: Worker) =>
    worker.url().endsWith('/background.js') &&
    (origin === undefined || worker.url().startsWith(origin))
  return (
    context.serviceWorkers().find(isOurs) ??
    (await context.waitForEvent('serviceworker', { predicate: isOurs }))
  )
}
