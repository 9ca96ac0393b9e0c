/** Shortens in the middle, where an address says least. */
export function middleEllipsis(text: string, most: number): string {
  if (text.length <= most) return text
  const kept = most - 1
  const head = Math.ceil(kept / 2)
  return `${text.slice(0, head)}…${text.slice(text.length - (kept - head))}`
}

/** A URL's path and query, as the seller's server sees them. */
export function pathOf(url: string): string {
  const parsed = URL.parse(url)
  return parsed ? parsed.pathname + parsed.search : url
}
