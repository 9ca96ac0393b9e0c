import type { Hex } from 'viem'
import { knownToken } from '../known-token'
import type { Intent } from '../offer'
import { typedDigest } from '../typed-digest'

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
 * The domain is our own table's, never a seller's. Throws `ReasonError` for a
 * token that is not in it.
 */
export function hashIntent(intent: Intent): Hex {
  const { chainId, token } = knownToken(intent)
  const domain = { ...token.domain, chainId, verifyingContract: token.address }
  return typedDigest(domain, {
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
