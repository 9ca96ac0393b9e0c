import type { Network, NetworkId } from './token'

/**
 * Networks we vouch for, in the order a person is shown them.
 *
 * Endpoints and explorers: viem 2.57.1 chain definitions and the networks' own
 * documents, read 2026-11-21. v1 names: `EVM_NETWORK_CHAIN_ID_MAP` of
 * `@x402/evm` 2.27.0.
 */
export const networks: readonly Network[] = [
  live(8453, 'Base', 'base', {
    rpcUrl: 'https://mainnet.base.org',
    explorerUrl: 'https://basescan.org',
  }),
  test(84532, 'Base Sepolia', 'base-sepolia', {
    rpcUrl: 'https://sepolia.base.org',
    explorerUrl: 'https://sepolia.basescan.org',
  }),
  live(137, 'Polygon', 'polygon', {
    rpcUrl: 'https://polygon.drpc.org',
    explorerUrl: 'https://polygonscan.com',
  }),
  test(80002, 'Polygon Amoy', 'polygon-amoy', {
    rpcUrl: 'https://rpc-amoy.polygon.technology',
    explorerUrl: 'https://amoy.polygonscan.com',
  }),
  live(190415, 'HPP', null, {
    rpcUrl: 'https://mainnet.hpp.io',
    explorerUrl: 'https://explorer.hpp.io',
  }),
  test(181228, 'HPP Sepolia', null, {
    rpcUrl: 'https://testnet.hpp.io',
    explorerUrl: 'https://sepolia-explorer.hpp.io',
  }),
  live(43114, 'Avalanche', 'avalanche', {
    rpcUrl: 'https://api.avax.network/ext/bc/C/rpc',
    explorerUrl: 'https://snowtrace.io',
  }),
  test(43113, 'Avalanche Fuji', 'avalanche-fuji', {
    rpcUrl: 'https://api.avax-test.network/ext/bc/C/rpc',
    explorerUrl: 'https://testnet.snowtrace.io',
  }),
  live(42161, 'Arbitrum One', null, {
    rpcUrl: 'https://arb1.arbitrum.io/rpc',
    explorerUrl: 'https://arbiscan.io',
  }),
  test(421614, 'Arbitrum Sepolia', null, {
    rpcUrl: 'https://sepolia-rollup.arbitrum.io/rpc',
    explorerUrl: 'https://sepolia.arbiscan.io',
  }),
  live(1, 'Ethereum', 'ethereum', {
    rpcUrl: 'https://ethereum.reth.rs/rpc',
    explorerUrl: 'https://etherscan.io',
  }),
  live(42220, 'Celo', 'celo', {
    rpcUrl: 'https://forno.celo.org',
    explorerUrl: 'https://celoscan.io',
  }),
  test(11142220, 'Celo Sepolia', null, {
    rpcUrl: 'https://forno.celo-sepolia.celo-testnet.org',
    explorerUrl: 'https://celo-sepolia.blockscout.com',
  }),
  live(1329, 'Sei', 'sei', {
    rpcUrl: 'https://evm-rpc.sei-apis.com',
    explorerUrl: 'https://seiscan.io',
  }),
  test(1328, 'Sei Testnet', 'sei-testnet', {
    rpcUrl: 'https://evm-rpc-testnet.sei-apis.com',
    explorerUrl: 'https://testnet.seiscan.io',
  }),
  live(143, 'Monad', 'monad', {
    rpcUrl: 'https://rpc.monad.xyz',
    explorerUrl: 'https://monadscan.com',
  }),
  live(988, 'Stable', 'stable', {
    rpcUrl: 'https://rpc.stable.xyz',
    explorerUrl: 'https://stablescan.xyz',
  }),
  test(2201, 'Stable Testnet', 'stable-testnet', {
    rpcUrl: 'https://rpc.testnet.stable.xyz',
    explorerUrl: 'https://testnet.stablescan.xyz',
  }),
  live(14, 'Flare', 'flare', {
    rpcUrl: 'https://flare-api.flare.network/ext/C/rpc',
    explorerUrl: 'https://flare-explorer.flare.network',
  }),
  live(50, 'XDC', null, {
    rpcUrl: 'https://rpc.xdcrpc.com',
    explorerUrl: 'https://xdcscan.com',
  }),
  test(51, 'XDC Apothem', null, {
    rpcUrl: 'https://erpc.apothem.network',
    explorerUrl: 'https://testnet.xdcscan.com',
  }),
  live(36900, 'ADI', null, {
    rpcUrl: 'https://rpc.adifoundation.ai',
    explorerUrl: 'https://explorer.adifoundation.ai',
  }),
  live(4689, 'IoTeX', 'iotex', {
    rpcUrl: 'https://babel-api.mainnet.iotex.io',
    explorerUrl: 'https://iotexscan.io',
  }),
  live(3338, 'peaq', 'peaq', {
    rpcUrl: 'https://quicknode1.peaq.xyz',
    explorerUrl: 'https://peaq.subscan.io',
  }),
  live(1514, 'Story', 'story', {
    rpcUrl: 'https://mainnet.datarpc.io',
    explorerUrl: 'https://datanetscan.io',
  }),
  live(41923, 'EDU Chain', 'educhain', {
    rpcUrl: 'https://rpc.educhain.xyz',
    explorerUrl: 'https://explorer.educhain.xyz',
  }),
  live(2741, 'Abstract', 'abstract', {
    rpcUrl: 'https://api.mainnet.abs.xyz',
    explorerUrl: 'https://abscan.org',
  }),
  test(11124, 'Abstract Testnet', 'abstract-testnet', {
    rpcUrl: 'https://api.testnet.abs.xyz',
    explorerUrl: 'https://sepolia.abscan.org',
  }),
  test(324705682, 'SKALE Base Sepolia', 'skale-base-sepolia', {
    rpcUrl: 'https://base-sepolia-testnet.skalenodes.com/v1/base-testnet',
    explorerUrl: 'https://base-sepolia-testnet-explorer.skalenodes.com',
  }),
]

const byId = new Map<string, Network>(networks.map((n) => [n.id, n]))

const byV1Name = new Map<string, Network>(
  networks.flatMap((n) => (n.v1Name === null ? [] : [[n.v1Name, n]])),
)

/** The network of this exact CAIP-2 name, `eip155:<chain id>`. */
export function networkById(id: string): Network | undefined {
  return byId.get(id)
}

/** The network with this EIP-155 chain id. */
export function networkByChainId(chainId: number): Network | undefined {
  return byId.get(networkIdOf(chainId))
}

/** The network x402 v1 calls by this exact name (x402 v1 §5.1). */
export function networkByV1Name(name: string): Network | undefined {
  return byV1Name.get(name)
}

type Urls = Pick<Network, 'rpcUrl' | 'explorerUrl'>

function live(
  chainId: number,
  name: string,
  v1Name: string | null,
  urls: Urls,
): Network {
  return {
    id: networkIdOf(chainId),
    chainId,
    name,
    v1Name,
    isTest: false,
    ...urls,
  }
}

function test(
  chainId: number,
  name: string,
  v1Name: string | null,
  urls: Urls,
): Network {
  return { ...live(chainId, name, v1Name, urls), isTest: true }
}

function networkIdOf(chainId: number): NetworkId {
  return `eip155:${chainId}`
}
