import type { Address } from 'viem'
import { networkByChainId } from './networks'
import type { Token } from './token'

/** When the facts of the table were read. */
const checked = '2026-11-21'

type Facts = {
  symbol: string
  domain: readonly [name: string, version: string]
  source: string
}

/** A dollar token of the table; throws where its network is not in ours. */
export function vouch(chainId: number, address: Address, facts: Facts): Token {
  const network = networkByChainId(chainId)
  if (!network) throw new Error(`No network has the chain id ${chainId}.`)
  const [name, version] = facts.domain
  return {
    network: network.id,
    address,
    symbol: facts.symbol,
    decimals: 6,
    domain: { name, version },
    peg: 'USD',
    method: 'eip3009',
    source: facts.source,
    checked,
  }
}
