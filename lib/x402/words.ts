/** What a seller says of what it sells: untrusted text, for display only. */
export type SellerWords = {
  description: string | null
  serviceName: string | null
  /** The URL the seller believes it has; behind a proxy often another. */
  resourceUrl: string | null
}
