/** Signs a spreadsheet begins a formula with, in all their widths. */
const sign = /[=+\-@\u2212\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20]/u

/** What a spreadsheet may leave out before it looks for a sign. */
const blank = /[\s\p{Cc}\p{Cf}"]/u

/** Where a program set to another separator would begin a new cell. */
const separator = /[;|\t\r\n]/u

/** A text that has nothing of all this is as it should be. */
const isPlain = /^(?!['\s\p{Cc}\p{Cf}"=+\-@\u2212\uFE62-\uFF20])[^;|\t\r\n]*$/u

/**
 * Takes from a text the power to be a formula: an apostrophe goes before a
 * sign a spreadsheet would act on.
 *
 * That is one of `= + - @` in any width, at the beginning of the text or after
 * a character that separates cells elsewhere, whatever blanks, quotes and
 * apostrophes stand between; and a text that begins with TAB, CR or LF. Taking
 * away one apostrophe in those places gives back the text, so nothing is lost.
 */
export function harmless(text: string): string {
  if (isPlain.test(text)) return text
  const chars = [...text]
  const isBreak = /^'*[\t\r\n]/.test(text)
  // Walks backwards: once a sign is seen, every place before it that only
  // blanks and apostrophes divide from it is armed. One pass, whatever comes.
  let isArmed = false
  for (let at = chars.length - 1; at >= 0; at -= 1) {
    const char = chars[at] ?? ''
    isArmed = sign.test(char) || (isArmed && (char === "'" || blank.test(char)))
    const begins = at === 0 || separator.test(chars[at - 1] ?? '')
    if ((begins && isArmed) || (at === 0 && isBreak)) chars[at] = `'${char}`
  }
  return chars.join('')
}

/** A cell with text in it, always quoted (RFC 4180 §2.5–2.7). */
export function textCell(text: string): string {
  // A lone surrogate has no UTF-8; it becomes U+FFFD here and not by chance.
  return `"${harmless(text.toWellFormed()).replaceAll('"', '""')}"`
}
