/** The values of one of an answer's headers, in order. */
type ValuesOf = (name: string) => readonly string[]

/**
 * Whether the browser may give an answer to a later call without asking its
 * seller again (RFC 9111 §4.2, as Chromium's cache has it; with RFC 5861 §3).
 * Where that is in doubt, it may.
 */
export function isReusable(valuesOf: ValuesOf): boolean {
  const values = valuesOf('cache-control')
  const bare = bareDirectives(values)
  if (bare.has('no-store') || bare.has('no-cache')) return false
  const isStrict = bare.has('must-revalidate')
  const seconds = (name: string) => secondsOf(values, name)
  const lives = (name: string) => seconds(name).some((one) => !/^0+$/.test(one))
  if (seconds('immutable').length > 0) return true
  if (!isStrict && lives('stale-while-revalidate')) return true
  if (seconds('max-age').length > 0) return lives('max-age')
  const [expires] = valuesOf('expires')
  if (expires !== undefined) {
    // What is no time has passed.
    const endMs = Date.parse(expires)
    const [date = ''] = valuesOf('date')
    return !Number.isNaN(endMs) && !(endMs <= Date.parse(date))
  }
  return !isStrict && valuesOf('last-modified').length > 0
}

/**
 * Directives without an argument. One that names headers, as
 * `no-cache="Set-Cookie"`, is another to Chromium, which compares the whole of
 * it; and what stands between quotes is none.
 */
function bareDirectives(values: readonly string[]): Set<string> {
  const unquoted = values.map((one) => one.replace(/"[^"]*"?/g, '"'))
  return new Set(partsOf(unquoted))
}

/** What is said for a directive, wherever: of several any may count. */
function secondsOf(values: readonly string[], name: string): string[] {
  return partsOf(values).flatMap((one) => {
    const [key = '', value = ''] = one.split('=')
    return key.trim() === name ? [value.trim()] : []
  })
}

function partsOf(values: readonly string[]): string[] {
  return values
    .flatMap((one) => one.toLowerCase().split(','))
    .map((one) => one.trim())
}
