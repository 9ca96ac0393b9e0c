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
  /** The token's next nonce of our permits, where one is to be signed too. */
  permitNonce: bigint | null
}

/** How a chain shows that an authorisation was used. */
export type UseMark =
  /** By the token itself: `authorizationState` (EIP-3009). */
  | { kind: 'eip3009-nonce' }
  /** By Permit2's `nonceBitmap`, in a call of `spender` that settles it. */
  | { kind: 'permit2-nonce'; permit2: Address; spender: Address }

/** One way of paying: a scheme with one way of moving the token. */
export type Scheme = {
  /** `scheme` of the entries it can pay. */
  name: string
  method: string
  /** Whether an entry's `extra.assetTransferMethod` means this scheme. */
  isMethod: (method: JsonValue | undefined) => boolean
  /**
   * Reads one entry, or throws `ReasonError`. `extensions` are the challenge's.
   */
  parseOffer: (
    entry: Entry,
    index: number,
    payer: Payer,
    extensions: JsonObject | null,
  ) => Offer
  /** Composes what would pay an offer. */
  intent: (offer: Offer, input: IntentInput) => Intent
  /** The 32 bytes that are signed, under our own token table. */
  digest: (intent: Intent) => Hex
  /** What is signed together with it, in the order of the signatures. */
  alsoSigned: (intent: Intent) => readonly Hex[]
  /** The `payload` of a payment: the intent with its signature. */
  payload: (intent: Intent, signature: Hex) => JsonObject
  /** What the payment adds to `info` of the seller's extensions, by their key. */
  extensions: (
    intent: Intent,
    alsoSigned: readonly Hex[],
  ) => Record<string, JsonObject>
  /** How the chain shows that it was used. */
  mark: UseMark
  /** The amount is a maximum: less may be taken, or nothing. */
  isUpTo: boolean
  /** No rule pays this way. */
  isAlwaysAsked: boolean
}
