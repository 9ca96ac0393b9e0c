import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Testbed } from '../testbed/testbed.ts'

/** `@x402/fetch` in Node, with a funded account of its own. */
export type ReferenceClient = {
  /** Buys a URL; the time from the call to the whole paid answer, ms. */
  buy(url: string): Promise<number>
  stop(): Promise<unknown>
}

/** Starts it in a thread of its own, as no client shares its seller's. */
export async function startReference(bed: Testbed): Promise<ReferenceClient> {
  const thread = new Worker(new URL('./reference-thread.ts', import.meta.url))
  const [address] = await once(thread, 'message')
  await bed.chains[84532].mint(address, 100_000_000n)
  return {
    async buy(url) {
      thread.postMessage(url)
      const [{ status, ms }] = await once(thread, 'message')
      if (status !== 200) throw new Error(`${url} answered ${status}`)
      return ms
    },
    stop: () => thread.terminate(),
  }
}
