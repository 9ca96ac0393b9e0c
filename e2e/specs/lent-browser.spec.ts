import type { LoadedBrowser } from '../harness/browser.ts'
import { expect, test } from '../harness/test.ts'
import { openSpeaker } from '../harness/wallet.ts'

test('a test finds nothing in its browser of the one before', async ({
  bed,
  lender,
}) => {
  const site = `${bed.sellers.v2.origin}/free`
  const first = await lender.lend('release')
  const speaker = await openSpeaker(first)
  await speaker.evaluate(leaveInExtension)
  await first.context.addInitScript(() => Object.assign(self, { given: true }))
  const page = await first.context.newPage()
  await page.goto(site)
  await page.evaluate(leaveOnSite)
  expect(await tracesIn(first, site)).toEqual({
    extension: ['databases', 'local', 'session'],
    site: ['caches', 'cookie', 'databases', 'given', 'localStorage'],
  })
  await lender.takeBack({ isGood: true })

  const second = await lender.lend('release')
  expect(second.context).toBe(first.context)
  expect(await tracesIn(second, site)).toEqual({ extension: [], site: [] })

  // What cannot be undone, and what went wrong, ends a browser.
  await second.context.grantPermissions(['clipboard-read'])
  await lender.takeBack({ isGood: true })
  const third = await lender.lend('test')
  expect(third.context).not.toBe(second.context)
  await lender.takeBack({ isGood: false })
  expect((await lender.lend('test')).context).not.toBe(third.context)
  await lender.takeBack({ isGood: true })
})

async function leaveInExtension(): Promise<void> {
  await chrome.storage.local.set({ left: true })
  await chrome.storage.session.set({ left: true })
  indexedDB.open('left')
}

async function leaveOnSite(): Promise<void> {
  localStorage.setItem('left', 'here')
  // biome-ignore lint/suspicious/noDocumentCookie: what a page would write.
  document.cookie = 'left=here'
  indexedDB.open('left')
  await caches.open('left')
}

/** What there is of each kind, by name. */
async function tracesIn(browser: LoadedBrowser, site: string) {
  const speaker = await openSpeaker(browser)
  const page = await browser.context.newPage()
  await page.goto(site)
  const extension = await speaker.evaluate(async () => ({
    databases: (await indexedDB.databases()).filter(
      (one) => one.name === 'left',
    ),
    local: Object.keys(await chrome.storage.local.get('left')),
    session: Object.keys(await chrome.storage.session.get('left')),
  }))
  const there = await page.evaluate(async () => ({
    caches: await caches.keys(),
    cookie: document.cookie ? [document.cookie] : [],
    databases: await indexedDB.databases(),
    given: 'given' in self ? [true] : [],
    localStorage: Object.keys(localStorage),
  }))
  return { extension: filled(extension), site: filled(there) }
}

const filled = (kinds: Record<string, readonly unknown[]>) =>
  Object.entries(kinds)
    .filter(([, all]) => all.length > 0)
    .map(([kind]) => kind)
