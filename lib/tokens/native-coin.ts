import type { Network } from './token'

/** Where the fee is not paid in ETH: viem 2.57.1 chain definitions, 2026-11-21. */
const coins: Record<number, string> = {
  137: 'POL',
  80002: 'POL',
  43114: 'AVAX',
  43113: 'AVAX',
  42220: 'CELO',
  11142220: 'CELO',
  1329: 'SEI',
  1328: 'SEI',
  143: 'MON',
  988: 'USDT0',
  2201: 'USDT0',
  14: 'FLR',
  50: 'XDC',
  51: 'TXDC',
  36900: 'ADI',
  4689: 'IOTX',
  3338: 'PEAQ',
  1514: 'IP',
  41923: 'EDU',
  324705682: 'CREDIT',
}

/** Symbol of the coin a network's fees are paid in; it has 18 decimals. */
export function nativeCoin({ chainId }: Pick<Network, 'chainId'>): string {
  return coins[chainId] ?? 'ETH'
}
