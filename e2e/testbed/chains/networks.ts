import type { Address } from 'viem'

/** One network of the bed, with the true facts of its USDC. */
export type BedNetwork = {
  chainId: number
  /** CAIP-2 id, as x402 v2 writes it. */
  network: `eip155:${number}`
  /** Name in x402 v1, where v1 has one. */
  v1Network?: 'base-sepolia' | 'base' | 'polygon' | 'polygon-amoy' | 'avalanche'
  name: string
  token: BedToken
}

export type BedToken = {
  address: Address
  /** EIP-712 domain name, which is also the ERC-20 name. */
  name: string
  version: '2'
  symbol: string
  decimals: 6
  /** First four bytes of `DOMAIN_SEPARATOR()` on the real network, if known. */
  domainPrefix?: `0x${string}`
}

const usdc = (
  address: Address,
  name: string,
  domainPrefix?: `0x${string}`,
  symbol = 'USDC',
): BedToken => ({
  address,
  name,
  version: '2',
  symbol,
  decimals: 6,
  ...(domainPrefix && { domainPrefix }),
})

const networks: readonly BedNetwork[] = [
  {
    chainId: 84532,
    network: 'eip155:84532',
    v1Network: 'base-sepolia',
    name: 'Base Sepolia',
    token: usdc(
      '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
      'USDC',
      '0x71f17a3b',
    ),
  },
  {
    chainId: 8453,
    network: 'eip155:8453',
    v1Network: 'base',
    name: 'Base',
    token: usdc(
      '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
      'USD Coin',
      '0x02fa7265',
    ),
  },
  {
    chainId: 137,
    network: 'eip155:137',
    v1Network: 'polygon',
    name: 'Polygon',
    token: usdc(
      '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359',
      'USD Coin',
      '0xcaa2ce1a',
    ),
  },
  {
    chainId: 80002,
    network: 'eip155:80002',
    v1Network: 'polygon-amoy',
    name: 'Polygon Amoy',
    token: usdc('0x41E94Eb019C0762f9Bfcf9Fb1E58725BfB0e7582', 'USDC'),
  },
  {
    chainId: 190415,
    network: 'eip155:190415',
    name: 'HPP',
    token: usdc(
      '0x401eCb1D350407f13ba348573E5630B83638E30D',
      'Bridged USDC',
      '0xec205e80',
      'USDC.e',
    ),
  },
  {
    chainId: 181228,
    network: 'eip155:181228',
    name: 'HPP Sepolia',
    token: usdc(
      '0x401eCb1D350407f13ba348573E5630B83638E30D',
      'Bridged USDC',
      '0x770326a8',
      'USDC.e',
    ),
  },
  {
    chainId: 43114,
    network: 'eip155:43114',
    v1Network: 'avalanche',
    name: 'Avalanche C-Chain',
    token: usdc(
      '0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E',
      'USD Coin',
      '0xbbea2003',
    ),
  },
  {
    chainId: 42161,
    network: 'eip155:42161',
    name: 'Arbitrum One',
    token: usdc(
      '0xaf88d065e77c8cC2239327C5EDb3A432268e5831',
      'USD Coin',
      '0x08d11903',
    ),
  },
]

/** Every chain id the bed can start. */
export const knownChainIds = networks.map(({ chainId }) => chainId)

/** The network of a chain id; throws for one the bed has no facts about. */
export function networkOf(chainId: number): BedNetwork {
  const found = networks.find((network) => network.chainId === chainId)
  if (!found) {
    throw new Error(
      `The test bed knows no chain ${chainId}; it knows ${knownChainIds.join(', ')}.`,
    )
  }
  return found
}
