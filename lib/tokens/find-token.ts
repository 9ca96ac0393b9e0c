import type { Token } from './token'
import { tokens } from './tokens'

const byPlace = new Map(tokens.map((t) => [placeOf(t.network, t.address), t]))

/**
 * The token at this address of this network, in any letter case.
 *
 * A symbol never finds a token: anybody can call a contract USDC.
 */
export function findToken(network: string, address: string): Token | undefined {
  return byPlace.get(placeOf(network, address))
}

function placeOf(network: string, address: string): string {
  return `${network}/${address.toLowerCase()}`
}
