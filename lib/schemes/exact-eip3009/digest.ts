import { type Hex, hashTypedData } from 'viem'
import { findToken } from '@/lib/tokens/find-token'
import { networkById } from '@/lib/tokens/networks'
import type { Intent } from '../offer'

/** `TransferWithAuthorization` of EIP-3009. */
const types = {
  TransferWithAuthorization: [
    { name: 'from', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'validAfter', type: 'uint256' },
    { name: 'validBefore', type: 'uint256' },
    { name: 'nonce', type: 'bytes32' },
  ],
} as const

/**
 * Hashes an intent to the 32 bytes that are signed (EIP-712).
 *
 * The domain is our own table's, never a seller's. Throws
 * {@link UnknownTokenError} for a token that is not in it.
 */
export function hashIntent(intent: Intent): Hex {
  const network = networkById(intent.network)
  const token = findToken(intent.network, intent.asset)
  if (!network || !token) throw new UnknownTokenError()
  return hashTypedData({
    domain: {
      ...token.domain,
      chainId: network.chainId,
      verifyingContract: token.address,
    },
    types,
    primaryType: 'TransferWithAuthorization',
    message: {
      from: intent.from,
      to: intent.to,
      value: intent.value,
      validAfter: intent.validAfter,
      validBefore: intent.validBefore,
      nonce: intent.nonce,
    },
  })
}

/** An intent names a token we do not vouch for, so there is nothing to sign under. */
export class UnknownTokenError extends Error {
  override name = 'UnknownTokenError'
  readonly code = 'UNKNOWN_TOKEN'

  constructor() {
    super('The token of this payment is not in the token table.')
  }
}
