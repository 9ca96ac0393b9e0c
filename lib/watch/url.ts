import { isLoopback } from '@/lib/policy/loopback'

/** A URL as requests are matched: no fragment, `null` when it is not http(s). */
export function requestUrl(url: string): string | null {
  const parsed = URL.parse(url)
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return null
  parsed.hash = ''
  return parsed.href
}

/** https, or loopback: the only places that pay. */
export function isSecure(url: string): boolean {
  const parsed = URL.parse(url)
  if (!parsed) return false
  return (
    parsed.protocol === 'https:' ||
    (parsed.protocol === 'http:' && isLoopback(parsed.hostname))
  )
}

/** A match pattern for a host; ports and paths are compared by the caller. */
export function hostPattern(origin: string): string {
  return `*://${new URL(origin).hostname}/*`
}
