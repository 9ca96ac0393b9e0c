import { createClient, http } from 'viem'
import { getBlock } from 'viem/actions'

/** A device's clock may be this far from a network's, ms. */
const maxSkewMs = 120_000
/** How long a network may take to say what time it is, ms. */
const timeoutMs = 8_000

/** What a network says of the device's clock; `unheard` where none answers. */
export type TimeAnswer = 'right' | 'wrong' | 'unheard'

/**
 * Compares a network's latest block with the device's clock, Unix ms.
 *
 * A bare client and one action: the background carries no more of viem than it
 * uses.
 */
export async function compareTime(
  rpcUrl: string,
  nowMs: number,
): Promise<TimeAnswer> {
  const client = createClient({
    transport: http(rpcUrl, { timeout: timeoutMs, retryCount: 1 }),
  })
  try {
    const { timestamp } = await getBlock(client, { blockTag: 'latest' })
    const skewMs = Math.abs(Number(timestamp) * 1000 - nowMs)
    if (!Number.isFinite(skewMs)) return 'unheard'
    return skewMs <= maxSkewMs ? 'right' : 'wrong'
  } catch {
    return 'unheard'
  }
}
