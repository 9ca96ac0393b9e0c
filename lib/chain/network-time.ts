import type { PublicClient } from 'viem'

/** A device's clock may be this far from a network's, ms. */
const maxSkewMs = 120_000

/**
 * Whether a network's latest block says the same time as the device, Unix ms.
 * False where it does not answer: nobody then vouches for the clock.
 */
export async function isNetworkTime(
  client: Pick<PublicClient, 'getBlock'>,
  nowMs: number,
): Promise<boolean> {
  try {
    const { timestamp } = await client.getBlock({ blockTag: 'latest' })
    return Math.abs(Number(timestamp) * 1000 - nowMs) <= maxSkewMs
  } catch {
    return false
  }
}
