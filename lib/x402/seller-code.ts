/**
 * Makes a short, printable code of a seller's words, or `null` of none.
 *
 * At most 128 characters; control, format, private and unassigned characters
 * become spaces, so that nothing can be hidden in it or turned around by it.
 */
export function sellerCode(words: unknown): string | null {
  if (typeof words !== 'string') return null
  const printable = words
    .slice(0, 1024)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
  return [...printable].slice(0, 128).join('') || null
}
