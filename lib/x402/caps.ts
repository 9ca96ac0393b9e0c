/** What one PAYMENT-REQUIRED or PAYMENT-RESPONSE header may weigh. */
export const headerCaps = {
  /** Characters of the header as received. */
  maxHeaderChars: 32_768,
  /** Bytes of UTF-8 JSON inside it. */
  maxJsonBytes: 24_576,
} as const

/** Characters of a response body or of a paywall's `window.x402`. */
export const maxBodyChars = 65_536

/**
 * What any JSON of a seller may look like.
 *
 * Depth is counted in nested objects and arrays. The reference server's
 * discovery extension (`bazaar`) alone nests eleven deep, so the cap leaves room:
 * it is there for the stack, not for taste.
 */
export const jsonCaps = {
  maxDepth: 32,
  maxKeys: 64,
  maxStringChars: 8_192,
} as const

/** Entries of `accepts`. */
export const maxOffers = 64
