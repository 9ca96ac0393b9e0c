/** The request a signed offer or receipt came with. */
export type Where = {
  /** The URL requested. */
  url: string
  /** The challenge's `resource.url`, where it has one. */
  resourceUrl: string | null
  /**
   * Signers this seller is known to use, as an earlier `Attestation` names
   * them. Where there are any, no other signer is believed.
   */
  signers?: readonly string[]
}

/** Host, with its port if it has one; `null` of what is no http(s) URL. */
export function hostOf(url: string): string | null {
  return parsed(url)?.host ?? null
}

/**
 * Whether a signed URL is the one asked for.
 *
 * The host must be the one that was asked. Path and query may be the
 * challenge's instead of the request's, because sellers sign a configured
 * resource for all its variants; and http and https are one, because a server
 * behind a proxy that ends TLS sees and signs http.
 */
export function isSameResource(said: string, where: Where): boolean {
  const signed = parsed(said)
  const asked = parsed(where.url)
  if (!signed || !asked || signed.host !== asked.host) return false
  const named = where.resourceUrl === null ? null : parsed(where.resourceUrl)
  return [asked, named].some(
    (url) => url?.pathname === signed.pathname && url.search === signed.search,
  )
}

function parsed(url: string): URL | null {
  const read = URL.parse(url)
  return read && /^https?:$/.test(read.protocol) ? read : null
}
