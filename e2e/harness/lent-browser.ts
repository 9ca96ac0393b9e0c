import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import {
  type Build,
  buildFolder,
  extensionWorker,
  type LoadedBrowser,
  openBrowser,
} from './browser.ts'

/** So many tests are run in one browser: what leaks must not add up. */
const lives = 40

/** What a context cannot be asked to forget. */
const changesForGood = [
  'exposeBinding',
  'exposeFunction',
  'grantPermissions',
  'route',
  'setOffline',
] as const

/** Lends one browser after the other to the tests of a process. */
export type Lender = {
  /** The build, newly installed in a browser without traces. */
  lend(build: Build): Promise<LoadedBrowser>
  /** Takes the browser back, whatever the test did with it. */
  takeBack(options: { isGood: boolean }): Promise<void>
  stop(): Promise<void>
}

/**
 * A start of Chromium is much of what a test takes, so its process is kept and
 * the extension is not: it is installed for each test and removed behind it,
 * with all it stored, and so is what sites left. A browser that was closed, had
 * a failure in it, or learnt what it cannot forget is not lent again.
 */
export function createLender(): Lender {
  let current: Awaited<ReturnType<typeof open>> | null = null

  async function stop(): Promise<void> {
    const before = current
    current = null
    await before?.browser.close()
  }

  return {
    async lend(build) {
      current ??= await open()
      return await current.install(build)
    },
    async takeBack({ isGood }) {
      const isClean =
        isGood && current?.isReusable() && (await current.clear().catch(no))
      if (!isClean) await stop()
    },
    stop,
  }
}

async function open() {
  const browser = await openBrowser({
    args: ['--enable-unsafe-extension-debugging'],
    // It would forbid the installation as well.
    ignoreDefaultArgs: ['--disable-extensions'],
  })
  const { context } = browser
  const cdp = await context.browser()?.newBrowserCDPSession()
  if (!cdp) throw new Error('There is no browser to install anything in.')
  const changes = noteChanges(context)
  const sites = noteSites(context)
  let left = lives
  let isClosed = false
  context.on('close', () => {
    isClosed = true
  })
  let extensionId: string | null = null

  return {
    browser,
    isReusable: () => left > 0 && !isClosed && !changes.areForGood(),

    async install(build: Build): Promise<LoadedBrowser> {
      left -= 1
      const starting = extensionWorker(context)
      const { id } = await cdp.send('Extensions.loadUnpacked', {
        path: buildFolder(build),
      })
      extensionId = id
      await starting
      const origin = `chrome-extension://${id}`
      const worker = () => extensionWorker(context, origin)
      return { ...browser, origin, worker }
    },

    /** Whether all is as before the installation. */
    async clear(): Promise<boolean> {
      await changes.undo()
      const blank = await context.newPage()
      for (const page of context.pages()) if (page !== blank) await page.close()
      if (extensionId)
        await cdp.send('Extensions.uninstall', { id: extensionId })
      extensionId = null
      await context.clearCookies()
      const session = await context.newCDPSession(blank)
      await session.send('Network.clearBrowserCache')
      await sites.forget(session)
      await session.detach()
      return (
        context.pages().length === 1 && context.serviceWorkers().length === 0
      )
    },
  }
}

/** Notes what a test has the context do for all its pages. */
function noteChanges(context: BrowserContext) {
  const scripts: { dispose(): Promise<void> }[] = []
  let areForGood = false
  const addInitScript = context.addInitScript.bind(context)
  context.addInitScript = async (...given) => {
    const script = await addInitScript(...given)
    scripts.push(script)
    return script
  }
  for (const name of changesForGood) {
    const own = context[name].bind(context) as (...given: unknown[]) => unknown
    Object.assign(context, {
      [name](...given: unknown[]) {
        areForGood = true
        return own(...given)
      },
    })
  }
  return {
    areForGood: () => areForGood,
    async undo(): Promise<void> {
      for (const script of scripts.splice(0)) await script.dispose()
    },
  }
}

/** Notes where its pages and frames have been. */
function noteSites(context: BrowserContext) {
  const origins = new Set<string>()
  const note = (page: Page) =>
    page.on('framenavigated', (frame) => {
      const { protocol, origin } = URL.parse(frame.url()) ?? {}
      if (origin && protocol?.startsWith('http')) origins.add(origin)
    })
  context.on('page', note)
  context.pages().forEach(note)
  return {
    async forget(session: CDPSession): Promise<void> {
      for (const origin of origins)
        await session.send('Storage.clearDataForOrigin', {
          origin,
          storageTypes: 'all',
        })
      origins.clear()
    },
  }
}

const no = () => false
