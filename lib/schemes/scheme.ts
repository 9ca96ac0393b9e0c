import type { Address, Hex } from 'viem'
import type { Network } from '@/lib/tokens/token'
import type { Entry } from '@/lib/x402/entry'
import type { JsonObject, JsonValue } from '@/lib/x402/json'
import type { Intent, Offer } from './offer'

/** Who would pay, and where they are willing to. */
export type Payer = {
  /** The paying account; `null` while there is no wallet. */
  self: Address | null
  isNetworkOn: (network: Network) => boolean
}

/** All that an authorisation needs besides the offer. */
export type IntentInput = {
  /** Protocol version of the challenge: v1 dates its authorisations back. */
  version: 1 | 2
  from: Address
  /** 32 random bytes. */
  nonce: Hex
  /** Unix seconds. */
  nowSeconds: bigint
  /** Longest life we give an authorisation, whatever the seller asks. */
  maxLifeSeconds: number
}

/** One way of paying: a scheme with one way of moving the token. */
export type Scheme = {
  /** `scheme` of the entries it can pay. */
  name: Offer['scheme']
  method: Offer['method']
  /** Whether an entry's `extra.assetTransferMethod` means this scheme. */
  isMethod: (method: JsonValue | undefined) => boolean
  /** Reads one entry, or throws `ReasonError`. */
  parseOffer: (entry: Entry, index: number, payer: Payer) => Offer
  /** Composes the message that would pay an offer. */
  intent: (offer: Offer, input: IntentInput) => Intent
  /** The 32 bytes that are signed, under our own token table. */
  digest: (intent: Intent) => Hex
  /** The `payload` of a payment: the intent with its signature. */
  payload: (intent: Intent, signature: Hex) => JsonObject
}
