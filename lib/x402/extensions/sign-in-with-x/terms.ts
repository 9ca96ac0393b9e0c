/**
 * What a sign-in says beside the address, checked: the seller's own strings,
 * unchanged, because the seller rebuilds the message from them
 * (sign-in-with-x, EIP-4361).
 */
export type SignInTerms = {
  /** Host and port of the URL that answered 402. */
  domain: string
  /** A URL of the same origin. */
  uri: string
  version: '1'
  /** CAIP-2. */
  chainId: `eip155:${number}`
  nonce: string
  /** RFC 3339, as are the other times. */
  issuedAt: string
  statement?: string
  expirationTime?: string
  notBefore?: string
  requestId?: string
  /** URLs of the same origin. */
  resources?: string[]
  /** Said only where the seller asked for it by name. */
  signatureScheme?: 'eip191'
}
