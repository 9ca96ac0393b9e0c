const mostShown = 8_192

/** A stranger's bytes as they came, in letters that hide and reorder nothing. */
export function RawText({
  text,
  isTall = false,
  isProse = false,
}: {
  text: string
  isTall?: boolean
  /** Broken between words, where there are any. */
  isProse?: boolean
}) {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls needs the keyboard
      tabIndex={0}
      dir="ltr"
      className={`mt-2 ${isTall ? 'max-h-96' : 'max-h-48'} ${isProse ? '[overflow-wrap:anywhere]' : 'break-all'} overflow-auto whitespace-pre-wrap rounded-control border border-line p-2 font-mono text-12`}
    >
      {plainly(text)}
    </pre>
  )
}

function plainly(text: string): string {
  return text
    .slice(0, mostShown)
    .replace(
      /[^\P{C}\n\t]|\p{Bidi_Control}/gu,
      (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`,
    )
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
}
