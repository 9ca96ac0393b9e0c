/** Who a true signature is by, as far as that can be known offline. */
export type Bond =
  /** The address that is paid (§4.5.1). */
  | 'payee'
  /** One of the signers known for this seller. */
  | 'known'
  /** A key that only vouches for itself: anyone can make one. */
  | 'self'

/** Why a signed offer or receipt is false. */
export type FalseBecause =
  /** It is not what §3.1 describes. */
  | 'BAD_SHAPE'
  /** The key it names did not sign these bytes. */
  | 'BAD_SIGNATURE'
  /** The header carries another key than the one it names. */
  | 'OTHER_KEY'
  /** Signed by none of the signers known for this seller. */
  | 'OTHER_SIGNER'
  /** Scheme, network, asset, payTo or amount are not those asked for. */
  | 'OTHER_TERMS'
  /** It speaks of another URL. */
  | 'OTHER_RESOURCE'
  /** The receipt's network is not the payment's. */
  | 'OTHER_NETWORK'
  /** The receipt's payer is not the wallet. */
  | 'OTHER_PAYER'
  /** The receipt's transaction is not the payment's. */
  | 'OTHER_TRANSACTION'
  /** The receipt was issued long before or after the payment. */
  | 'OTHER_TIME'

/** Why a signed offer or receipt cannot be told true from false here. */
export type UncheckedBecause =
  /** The key is published on the seller's own host, and is not fetched. */
  | 'KEY_ONLINE'
  /** The key is published on another host than the seller's. */
  | 'KEY_ELSEWHERE'
  /** The key's name cannot be resolved offline. */
  | 'UNKNOWN_KEY'
  /** An algorithm or kind of key other than ES256, ES256K and Ed25519. */
  | 'UNKNOWN_ALGORITHM'
  /** EIP-712 names no signer, and the one found is neither payee nor known. */
  | 'UNKNOWN_SIGNER'
  /** A version of the payload other than 1. */
  | 'UNKNOWN_VERSION'

/** How it was signed (§3.1). */
type SignatureFormat = 'eip712' | 'jws'

/**
 * What became of checking one signed offer or receipt.
 *
 * `signer` is an EIP-55 address (EIP-712) or a DID without fragment (JWS), at
 * most 1,100 characters; where the signature is not true it is only claimed.
 */
export type Attestation = { format: SignatureFormat } & (
  | { kind: 'true'; signer: string; bond: Bond }
  | { kind: 'false'; signer: string | null; because: FalseBecause }
  | {
      kind: 'cannot-check'
      signer: string | null
      because: UncheckedBecause
      /** Where the key is published, with its port if it has one. */
      host?: string
    }
)
