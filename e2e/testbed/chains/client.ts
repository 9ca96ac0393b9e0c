import {
  createTestClient,
  defineChain,
  type Hash,
  http,
  publicActions,
  walletActions,
} from 'viem'
import type { BedNetwork } from './networks.ts'

export type ChainClient = ReturnType<typeof createChainClient>

/** A client that reads, writes and turns the clock of one of our chains. */
export function createChainClient(
  { chainId, name }: BedNetwork,
  rpcUrl: string,
) {
  return createTestClient({
    mode: 'anvil',
    chain: defineChain({
      id: chainId,
      name,
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: { default: { http: [rpcUrl] } },
    }),
    transport: http(rpcUrl),
    pollingInterval: 4,
    cacheTime: 0,
  })
    .extend(publicActions)
    .extend(walletActions)
}

/** Wait for a transaction; throws when it reverted. */
export async function mined(client: ChainClient, hash: Hash): Promise<void> {
  const { status } = await client.waitForTransactionReceipt({ hash })
  if (status !== 'success') throw new Error(`Transaction ${hash} reverted.`)
}
