import type { Hex } from 'viem'
import type { JsonObject } from '@/lib/x402/json'
import type { Intent } from '../offer'

/**
 * Writes the `payload` of an `exact` payment on EVM networks (x402 v2 and v1,
 * scheme exact, EVM): the signature and what it signs, numbers as decimals.
 */
export function writePayload(intent: Intent, signature: Hex): JsonObject {
  return {
    signature,
    authorization: {
      from: intent.from,
      to: intent.to,
      value: intent.value.toString(),
      validAfter: intent.validAfter.toString(),
      validBefore: intent.validBefore.toString(),
      nonce: intent.nonce,
    },
  }
}
