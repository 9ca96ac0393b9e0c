import { findToken } from '@/lib/tokens/find-token'
import { networkById } from '@/lib/tokens/networks'
import { moneyOf } from './row'

/**
 * The money of atomic units of an asset, under our own table. Test money is
 * worth nothing, so it is no part of any dollars; a token we do not know is
 * counted in atomic units, under `unknownSymbol`.
 */
export function moneyIn(
  { network, asset, atomic }: Record<'network' | 'asset' | 'atomic', string>,
  unknownSymbol: string,
): ReturnType<typeof moneyOf> {
  const unknown = { symbol: unknownSymbol, decimals: 0, peg: null }
  const token = findToken(network, asset) ?? unknown
  const isTest = networkById(network)?.isTest ?? false
  return moneyOf(atomic, isTest ? { ...token, peg: null } : token)
}
