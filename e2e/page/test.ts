import { rmSync } from 'node:fs'
import {
  type BrowserContext,
  test as base,
  type Worker,
} from '@playwright/test'
import { extensionWorker, openBrowser } from '../harness/browser.ts'
import { type Seller, startSeller } from './seller.ts'
import { makeStubExtension } from './stub-extension.ts'

/** One message of the page scripts, as the stub background heard it. */
type Said = {
  name: string
  url: string
  // biome-ignore lint/suspicious/noExplicitAny: the specs assert its shape.
  input: any
}

type Fixtures = {
  seller: Seller
  /** What the page scripts said since the test began. */
  said: (name?: string) => Promise<Said[]>
}

type Shared = {
  context: BrowserContext
  backgroundOf: () => Promise<Worker>
  plainContext: BrowserContext
}

/** A browser with the page scripts and a background that obeys the URL. */
export const test = base.extend<Fixtures, { shared: Shared }>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
    async ({}, use) => {
      const stub = await openStub()
      const plain = await open([])
      await use({ ...stub, plainContext: plain.context })
      await stub.remove()
      await plain.remove()
    },
    { scope: 'worker' },
  ],
  context: async ({ shared }, use) => {
    await use(shared.context)
  },
  page: async ({ shared, seller }, use) => {
    const page = await shared.context.newPage()
    await page.goto(`${seller.origin}/page`)
    await use(page)
    await page.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
  seller: async ({}, use) => {
    const seller = await startSeller()
    await use(seller)
    await seller.stop()
  },
  said: async ({ shared, seller }, use) => {
    await use(async (name) => {
      const worker = await shared.backgroundOf()
      const all = await worker.evaluate(
        () => (globalThis as unknown as { said: Said[] }).said,
      )
      const port = new URL(seller.origin).port
      return all.filter(
        (one) => new URL(one.url).port === port && (!name || one.name === name),
      )
    })
  },
})

export const { expect } = test

/** A browser of its own with the page scripts and their stub background. */
export async function openStub() {
  const extension = makeStubExtension()
  const { context, remove } = await open([
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
  ])
  const backgroundOf = () => extensionWorker(context)
  await backgroundOf()
  return {
    context,
    backgroundOf,
    async remove() {
      await remove()
      rmSync(extension, { recursive: true, force: true })
    },
  }
}

async function open(args: string[]) {
  const { context, close } = await openBrowser({
    args,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
  return { context, remove: () => close() }
}
