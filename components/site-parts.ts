import { parse } from 'tldts'

export type SiteParts = {
  /** `http://` where the connection is not encrypted, else empty. */
  scheme: string
  /** Labels before the registrable domain, with their last dot. */
  before: string
  /** What someone registered; the whole host of an address or loopback. */
  domain: string
  /** `:8080`, or empty. */
  port: string
}

/**
 * Splits an origin for reading. Hosts stay in the ASCII form URLs have, so a
 * look-alike letter shows as `xn--`. Null when it is no http(s) URL.
 */
export function siteParts(origin: string): SiteParts | null {
  const url = URL.parse(origin)
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return null
  // Private suffixes count: every github.io name belongs to someone else.
  const found = parse(url.hostname, { allowPrivateDomains: true })
  const domain = found.domain ?? url.hostname
  return {
    scheme: url.protocol === 'http:' ? 'http://' : '',
    before: url.hostname.slice(0, url.hostname.length - domain.length),
    domain,
    port: url.port === '' ? '' : `:${url.port}`,
  }
}

/** The end of what stands before the domain, where it is too long to show. */
export function shortBefore(before: string, most = 24): string {
  if (before.length <= most) return before
  return `…${before.slice(1 - most).replace(/^\./, '')}`
}
