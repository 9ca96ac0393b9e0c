import { type BrowserContext, test as base, type Page } from '@playwright/test'
import { startTestbed, type Testbed } from '../testbed/testbed.ts'
import { type Build, type LoadedBrowser, launch } from './browser.ts'
import { setUpWallet, type Wallet } from './wallet.ts'

type Fixtures = {
  build: Build
  loaded: LoadedBrowser
  context: BrowserContext
  /** A funded, unlocked wallet. */
  wallet: Wallet
  /** The page a person browses with. */
  page: Page
}

/** Playwright's test with a real bed, a real browser and a real wallet. */
export const test = base.extend<Fixtures, { bed: Testbed }>({
  bed: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
    async ({}, use) => {
      const bed = await startTestbed()
      await use(bed)
      await bed.stop()
    },
    { scope: 'worker' },
  ],
  build: ['release', { option: true }],
  loaded: async ({ build }, use) => {
    const loaded = await launch({ build })
    await use(loaded)
    await loaded.close()
  },
  context: async ({ loaded }, use) => {
    await use(loaded.context)
  },
  wallet: async ({ loaded, bed }, use) => {
    await use(await setUpWallet(loaded, bed))
  },
  page: async ({ context, wallet }, use) => {
    await wallet.page.bringToFront()
    const page = await context.newPage()
    await use(page)
  },
})

export const { expect } = test
