import type { Intent, Offer } from '../offer'
import type { IntentInput } from '../scheme'

/**
 * Composes the EIP-3009 message that would pay an offer.
 *
 * It lives as long as the seller asks, but never longer than the cap. v2 makes
 * it valid from the beginning of time, v1 from ten minutes ago, both as the
 * reference clients do, so that a clock that runs fast still pays.
 */
export function createIntent(offer: Offer, input: IntentInput): Intent {
  const { nowSeconds } = input
  const life = Math.min(offer.maxTimeoutSeconds, input.maxLifeSeconds)
  return {
    scheme: offer.scheme,
    method: offer.method,
    network: offer.network.id,
    asset: offer.token.address,
    from: input.from,
    to: offer.payTo,
    value: offer.amount,
    validAfter: input.version === 1 ? nowSeconds - 600n : 0n,
    validBefore: nowSeconds + BigInt(life),
    nonce: input.nonce,
    details: {},
  }
}
