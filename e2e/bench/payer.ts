import type { Page, Worker } from '@playwright/test'
import { extensionWorker } from '../harness/browser.ts'
import { setUpWallet, type Wallet } from '../harness/wallet.ts'
import type { Testbed } from '../testbed/testbed.ts'
import { launchBrowser, type MeasuredBrowser } from './browsers.ts'

/** A browser whose wallet pays at once, and the page it browses with. */
export type Payer = MeasuredBrowser & {
  page: Page
  wallet: Wallet
  worker: Worker
}

/**
 * Starts the test build with a funded, unlocked wallet and switches its grant
 * on: every priced answer is observed, reserved, signed and presented as ever,
 * only nobody is asked.
 */
export async function launchPayer(bed: Testbed): Promise<Payer> {
  const browser = await launchBrowser('test')
  const { context } = browser
  const worker = await extensionWorker(context)
  const loaded = {
    ...browser,
    origin: `chrome-extension://${new URL(worker.url()).host}`,
    profile: '',
    worker: async () => worker,
  }
  const wallet = await setUpWallet(loaded, bed, { dollars: 100n })
  await worker.evaluate(() => chrome.storage.session.set({ testGrant: true }))
  return { ...browser, page: await context.newPage(), wallet, worker }
}
