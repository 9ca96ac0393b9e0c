/** A facilitator that sellers name, by the networks it says it serves. */
export type KnownFacilitator = { name: string; url: string }

/**
 * Facilitators a seller's developer may want to ask. Nothing is sent to any of
 * them until a person presses the button, and nothing ever in order to pay.
 *
 * Sources, read 2026-11-21: the networks' own x402 documents; the reference
 * SDK's default (`@x402/core` 2.27.0).
 */
export const knownFacilitators: readonly KnownFacilitator[] = [
  { name: 'Polygon', url: 'https://x402.polygon.technology' },
  { name: 'Polygon Amoy', url: 'https://x402-amoy.polygon.technology' },
  { name: 'HPP', url: 'https://facilitator.hpp.io' },
  { name: 'HPP Sepolia', url: 'https://facilitator-sepolia.hpp.io' },
  { name: 'x402.org', url: 'https://x402.org/facilitator' },
]
