import type { Address } from 'viem'

/** A network's CAIP-2 name, `eip155:<chain id>`. */
export type NetworkId = `eip155:${number}`

/** A network we vouch for. */
export type Network = {
  id: NetworkId
  chainId: number
  name: string
  /** Name used by x402 v1, where it has one. */
  v1Name: string | null
  isTest: boolean
  /** Default JSON-RPC endpoint. */
  rpcUrl: string
  /** Block explorer, without a trailing slash. */
  explorerUrl: string
}

/**
 * A token we vouch for. Everything that is signed or shown about a token comes
 * from here, never from a seller.
 */
export type Token = {
  network: NetworkId
  address: Address
  symbol: string
  decimals: number
  /** EIP-712 domain of the contract. */
  domain: { name: string; version: string }
  /** `USD` when one token is one dollar by design. */
  peg: 'USD' | null
  /** How this token is moved: EIP-3009 where it has it. */
  method: 'eip3009'
  /** Where these facts were read, and when (ISO date). */
  source: string
  checked: string
}
