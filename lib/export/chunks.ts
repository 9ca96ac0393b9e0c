/** Characters of one chunk, about. */
const chunkChars = 64 * 1024

/**
 * Gathers lines into chunks worth writing, so that a file of any length is
 * made without one big string, and its maker can stop or breathe between two.
 */
export function* chunksOf(lines: Iterable<string>): Generator<string> {
  let parts: string[] = []
  let chars = 0
  for (const line of lines) {
    parts.push(line)
    chars += line.length
    if (chars < chunkChars) continue
    yield parts.join('')
    parts = []
    chars = 0
  }
  if (parts.length > 0) yield parts.join('')
}
