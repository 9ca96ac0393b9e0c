import { createClient, http } from 'viem'
import { getBlock } from 'viem/actions'

/** A device's clock may be this far from a network's, ms. */
const maxSkewMs = 120_000
/** How long a network may take to say what time it is, ms. */
const timeoutMs = 8_000

/**
 * Whether a network's latest block says the same time as the device, Unix ms.
 * False where it does not answer: nobody then vouches for the clock.
 *
 * A bare client and one action: the background carries no more of viem than it
 * uses.
 */
export async function isNetworkTime(
  rpcUrl: string,
  nowMs: number,
): Promise<boolean> {
  const client = createClient({
    transport: http(rpcUrl, { timeout: timeoutMs, retryCount: 1 }),
  })
  try {
    const { timestamp } = await getBlock(client, { blockTag: 'latest' })
    return Math.abs(Number(timestamp) * 1000 - nowMs) <= maxSkewMs
  } catch {
    return false
  }
}
