import { createPublicClient, http, type PublicClient } from 'viem'

/** How long one question to an RPC endpoint may take, ms. */
const rpcTimeoutMs = 8_000

/**
 * A client of one RPC endpoint, with no chain definition: a table of our own
 * says which networks there are, and the URL is the person's to choose.
 */
export function createChainClient(rpcUrl: string): PublicClient {
  return createPublicClient({
    transport: http(rpcUrl, { timeout: rpcTimeoutMs, retryCount: 1 }),
  })
}
