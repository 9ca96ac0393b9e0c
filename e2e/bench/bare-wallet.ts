import { createRequire } from 'node:module'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { extensionWorker } from '../harness/browser.ts'
import type { Testbed } from '../testbed/testbed.ts'
import { launchBrowser, type MeasuredBrowser } from './browsers.ts'
import { timeFetch } from './page-calls.ts'

/**
 * The least that can pay a page's call in a browser: a message to the worker,
 * one strict write, a header rule, a message back. It decides nothing, keeps no
 * key, and its signatures are made before the first call: what it takes is the
 * browser's own part.
 */
export type BareWallet = MeasuredBrowser & {
  /** Opens the page that will buy, and signs for so many purchases of a URL. */
  visit(page: string, priced: string, count: number): Promise<void>
  /** Buys the URL; the time from the page's call to the whole answer, ms. */
  buy(url: string): Promise<number>
}

/** Starts Chromium with the bare wallet in it, funded. */
export async function launchBareWallet(bed: Testbed): Promise<BareWallet> {
  const browser = await launchBrowser('bare')
  const { context } = browser
  const worker = await extensionWorker(context)
  const page = await context.newPage()

  // The reference client is a package of the test bed.
  const fromTestbed = createRequire(
    new URL('../testbed/package.json', import.meta.url),
  )
  const { x402Client, x402HTTPClient } = fromTestbed('@x402/core/client')
  const { ExactEvmScheme } = fromTestbed('@x402/evm/exact/client')
  const account = privateKeyToAccount(generatePrivateKey())
  const client = new x402HTTPClient(
    new x402Client()
      .register('eip155:*', new ExactEvmScheme(account))
      .setSpendControls(false),
  )
  await bed.chains[84532].mint(account.address, 100_000_000n)

  async function headersFor(url: string, count: number): Promise<string[]> {
    const priced = await fetch(url)
    const required = client.getPaymentRequiredResponse(
      (name: string) => priced.headers.get(name),
      await priced.json().catch(() => undefined),
    )
    const headers: string[] = []
    while (headers.length < count) {
      const payload = await client.createPaymentPayload(required)
      const encoded = client.encodePaymentSignatureHeader(payload)
      headers.push(encoded['PAYMENT-SIGNATURE'])
    }
    return headers
  }

  return {
    ...browser,
    async visit(at, priced, count) {
      await page.goto(at)
      await worker.evaluate(
        (headers) => {
          Object.assign(globalThis, { headers })
        },
        await headersFor(priced, count),
      )
    },
    buy: (url) => timeFetch(page, url, 200),
  }
}
