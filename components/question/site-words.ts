import { shortBefore, siteParts } from '@/components/site-parts'

/** An origin inside a sentence: its registrable domain is always whole. */
export function siteWords(origin: string): string {
  const parts = siteParts(origin)
  if (!parts) return origin
  return parts.scheme + shortBefore(parts.before) + parts.domain + parts.port
}
