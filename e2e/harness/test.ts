import { type BrowserContext, test as base, type Page } from '@playwright/test'
import { type Reader, readerAt } from '../screens/reader.ts'
import type { Seller } from '../testbed/sellers/seller.ts'
import type { Testbed } from '../testbed/testbed.ts'
import type { Build, LoadedBrowser } from './browser.ts'
import { keepEvidence } from './evidence.ts'
import { createLender, type Lender } from './lent-browser.ts'
import { type Books, openBooks } from './money.ts'
import { ownBed } from './own-bed.ts'
import { type Reopened, reopenBrowser } from './reopen.ts'
import { putUnlockedVault } from './unlocked-vault.ts'
import { setUpWallet, type Wallet } from './wallet.ts'

type Fixtures = {
  build: Build
  loaded: LoadedBrowser
  context: BrowserContext
  /** A funded, unlocked wallet. */
  wallet: Wallet
  /** The page a person browses with. */
  page: Page
  /** The person at that page. */
  reader: Reader
  /** Opens the wallet's books with a seller, whose log begins anew. */
  booksOf(seller: Seller, chainId?: 84532 | 8453): Promise<Books>
  /** Closes the browser and starts another with its profile: locked. */
  reopen(): Promise<Reopened>
}

/** Playwright's test with a real bed, a real browser and a real wallet. */
export const test = base.extend<Fixtures, { bed: Testbed; lender: Lender }>({
  bed: ownBed(),
  lender: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
    async ({}, use) => {
      const lender = createLender()
      await use(lender)
      await lender.stop()
    },
    { scope: 'worker' },
  ],
  build: ['release', { option: true }],
  loaded: async ({ build, lender }, use, info) => {
    await use(await lender.lend(build))
    await lender.takeBack({ isGood: info.status === info.expectedStatus })
  },
  context: async ({ loaded }, use, info) => {
    await use(loaded.context)
    await keepEvidence(loaded.context, info)
  },
  wallet: async ({ loaded, bed }, use) => {
    await use(await setUpWallet(loaded, bed, { give: putUnlockedVault }))
  },
  page: async ({ context, wallet }, use) => {
    await wallet.page.bringToFront()
    await use(patient(await context.newPage()))
  },
  reader: async ({ page }, use) => {
    await use(readerAt(page))
  },
  reopen: async ({ loaded, build }, use, info) => {
    let again: Reopened | undefined
    await use(async () => {
      again = await reopenBrowser(again ?? loaded, build)
      return again
    })
    if (!again) return
    await keepEvidence(again.context, info)
    await again.close()
  },
  booksOf: async ({ bed, wallet }, use) => {
    await use((seller, chainId = 84532) => {
      seller.log.clear()
      return openBooks(bed.chains[chainId], wallet.address, seller)
    })
  },
})

export const { expect } = test

/**
 * A page whose `goto` goes on where the wallet opens the same page again, with
 * the payment, before the seller's 402 is there to see.
 */
function patient(page: Page): Page {
  const goto = page.goto.bind(page)
  page.goto = async (url, options) => {
    try {
      return await goto(url, options)
    } catch (error) {
      const again = `is interrupted by another navigation to "${url}"`
      if (!String(error).includes(again)) throw error
      const { waitUntil = 'load' } = options ?? {}
      if (waitUntil !== 'commit') await page.waitForLoadState(waitUntil)
      return null
    }
  }
  return page
}
