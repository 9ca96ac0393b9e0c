import { findToken } from '@/lib/tokens/find-token'
import { networkById } from '@/lib/tokens/networks'
import type { Token } from '@/lib/tokens/token'
import { ReasonError } from '@/lib/x402/reason-error'
import type { Intent } from './offer'

/** The token an intent moves, from our own table. Throws `ReasonError`. */
export function knownToken(intent: Intent): { chainId: number; token: Token } {
  const network = networkById(intent.network)
  const token = findToken(intent.network, intent.asset)
  if (!network || !token) throw new ReasonError('UNKNOWN_TOKEN')
  return { chainId: network.chainId, token }
}
