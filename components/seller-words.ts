const maxIn = 2_048
const maxGraphemes = 140
// One grapheme can be made arbitrarily long (Hangul jamo join without end).
const maxUnits = 4 * maxGraphemes

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Makes a stranger's text safe to show: at most 140 graphemes, no control,
 * format, private, surrogate or unassigned characters, one space between
 * words, at most three combining marks in a row. Empty when nothing is left.
 */
export function cleanSellerWords(text: string): string {
  const clean = text
    .slice(0, maxIn)
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu, ' ')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  return shorten(clean)
}

function shorten(text: string): string {
  const graphemes = Array.from(segmenter.segment(text), (s) => s.segment)
  if (graphemes.length <= maxGraphemes && text.length <= maxUnits) return text
  let kept = ''
  for (const grapheme of graphemes.slice(0, maxGraphemes - 1)) {
    if (kept.length + grapheme.length >= maxUnits) break
    kept += grapheme
  }
  return `${kept.trimEnd()}…`
}
