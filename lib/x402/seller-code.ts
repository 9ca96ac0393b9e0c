/**
 * Makes a short, printable code of a seller's words, or `null` of none.
 *
 * At most 128 characters; control, format, private and unassigned characters
 * become spaces, so that nothing can be hidden in it or turned around by it. Words
 * in capitals are put in small letters: capitals are our own codes, and no seller
 * speaks for us.
 */
export function sellerCode(words: unknown): string | null {
  if (typeof words !== 'string') return null
  const printable = words
    .slice(0, 1024)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
  const code = [...printable].slice(0, 128).join('')
  return (/^[A-Z][A-Z0-9_]*$/.test(code) ? code.toLowerCase() : code) || null
}
