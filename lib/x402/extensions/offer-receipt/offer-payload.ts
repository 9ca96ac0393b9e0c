import { type Hex, hashTypedData } from 'viem'
import type { JsonObject } from '../../json'
import { countOf } from './count'

/** What an offer commits to (§4.2), in the seller's words. */
export type OfferPayload = {
  version: number
  resourceUrl: string
  scheme: string
  /** CAIP-2. */
  network: string
  asset: string
  payTo: string
  /** Atomic units. */
  amount: string
  /** Unix seconds; 0: no end. */
  validUntil: number
}

/** Reads an offer's payload; `null` where a field is missing or misshapen. */
export function parseOffer(json: JsonObject): OfferPayload | null {
  const { resourceUrl, scheme, network, asset, payTo, amount } = json
  const version = countOf(json.version)
  const validUntil = countOf(json.validUntil ?? 0)
  if (
    version === null ||
    validUntil === null ||
    typeof resourceUrl !== 'string' ||
    typeof scheme !== 'string' ||
    typeof network !== 'string' ||
    typeof asset !== 'string' ||
    typeof payTo !== 'string' ||
    typeof amount !== 'string'
  )
    return null
  return {
    version,
    resourceUrl,
    scheme,
    network,
    asset,
    payTo,
    amount,
    validUntil,
  }
}

/** The EIP-712 digest of an offer (§4.3). */
export function hashOffer(offer: OfferPayload): Hex {
  return hashTypedData({
    // One chain id for all networks: nothing of this goes on a chain (§3.2).
    domain: { name: 'x402 offer', version: '1', chainId: 1 },
    types: {
      Offer: [
        { name: 'version', type: 'uint256' },
        { name: 'resourceUrl', type: 'string' },
        { name: 'scheme', type: 'string' },
        { name: 'network', type: 'string' },
        { name: 'asset', type: 'string' },
        { name: 'payTo', type: 'string' },
        { name: 'amount', type: 'string' },
        { name: 'validUntil', type: 'uint256' },
      ],
    },
    primaryType: 'Offer',
    message: {
      ...offer,
      version: BigInt(offer.version),
      validUntil: BigInt(offer.validUntil),
    },
  })
}
