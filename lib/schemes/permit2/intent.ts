import type { Intent } from '../offer'
import type { Scheme } from '../scheme'

/**
 * Composes the Permit2 message that would pay an offer.
 *
 * It is valid from the beginning of time, as the reference client has it, and
 * lives as long as the seller asks, but never longer than the cap. Permit2 takes
 * any number for a nonce once; ours is random.
 */
export const createIntent: Scheme['intent'] = (offer, input): Intent => {
  const life = Math.min(offer.maxTimeoutSeconds, input.maxLifeSeconds)
  const { permitNonce } = input
  return {
    scheme: offer.scheme,
    method: offer.method,
    network: offer.network.id,
    asset: offer.token.address,
    from: input.from,
    to: offer.payTo,
    value: offer.amount,
    validAfter: 0n,
    validBefore: input.nowSeconds + BigInt(life),
    nonce: input.nonce,
    details: {
      ...offer.details,
      ...(permitNonce !== null && { permitNonce: permitNonce.toString() }),
    },
  }
}
