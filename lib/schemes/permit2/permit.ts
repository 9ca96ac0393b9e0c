import type { Hex } from 'viem'
import type { JsonObject } from '@/lib/x402/json'
import { knownToken } from '../known-token'
import type { Intent } from '../offer'
import { typedDigest } from '../typed-digest'
import { permit2Address } from './contracts'

/** `Permit` of EIP-2612. */
const types = {
  Permit: [
    { name: 'owner', type: 'address' },
    { name: 'spender', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
} as const

/**
 * The permit that lets Permit2 move what an intent pays: that amount, to the
 * last unit, and no longer than the payment itself lives (EIP-2612). None where
 * the intent has no nonce for one.
 *
 * Throws `ReasonError` for a token that is not in our table.
 */
export function hashPermits(
  intent: Intent,
  permitNonce: string | undefined,
): Hex[] {
  if (permitNonce === undefined) return []
  const { chainId, token } = knownToken(intent)
  const domain = { ...token.domain, chainId, verifyingContract: token.address }
  return [
    typedDigest(domain, {
      types,
      primaryType: 'Permit',
      message: {
        owner: intent.from,
        spender: permit2Address,
        value: intent.value,
        nonce: BigInt(permitNonce),
        deadline: intent.validBefore,
      },
    }),
  ]
}

/** What the permit adds to the seller's extension (eip2612GasSponsoring). */
export function writePermit(
  intent: Intent,
  permitNonce: string | undefined,
  [signature]: readonly Hex[],
): Record<string, JsonObject> {
  if (permitNonce === undefined || signature === undefined) return {}
  return {
    eip2612GasSponsoring: {
      from: intent.from,
      asset: intent.asset,
      spender: permit2Address,
      amount: intent.value.toString(),
      nonce: permitNonce,
      deadline: intent.validBefore.toString(),
      signature,
      version: '1',
    },
  }
}
