import { codeWords } from './seen-words'

/** A reason in words, with its code. */
export function Because({ code }: { code: string }) {
  const words = codeWords(code)
  return (
    <p>
      {words.what} <span className="text-muted">{words.do}</span>{' '}
      <code className="font-mono text-12 text-muted [overflow-wrap:anywhere]">
        {code}
      </code>
    </p>
  )
}
