/** The values of one of an answer's headers, in order. */
type ValuesOf = (name: string) => readonly string[]

/**
 * Whether the browser may give an answer to a later call without asking its
 * seller again (RFC 9111 §4.2, as Chromium's cache has it; with RFC 5861 §3).
 * Where that is in doubt, it may.
 */
export function isReusable(valuesOf: ValuesOf): boolean {
  const says = directives(valuesOf('cache-control'))
  if (says.has('no-store') || says.has('no-cache')) return false
  const isStrict = says.has('must-revalidate')
  if (says.has('immutable')) return true
  if (!isStrict && !isNothing(says.get('stale-while-revalidate'))) return true
  if (says.has('max-age')) return !isNothing(says.get('max-age'))
  const [expires] = valuesOf('expires')
  if (expires !== undefined) {
    // What is no time has passed.
    const endMs = Date.parse(expires)
    const [date = ''] = valuesOf('date')
    return !Number.isNaN(endMs) && !(endMs <= Date.parse(date))
  }
  return !isStrict && valuesOf('last-modified').length > 0
}

function directives(values: readonly string[]): Map<string, string> {
  const all = values.join(',').toLowerCase().split(',')
  return new Map(
    all.map((one) => {
      const [name = '', value = ''] = one.split('=')
      return [name.trim(), value.trim()]
    }),
  )
}

function isNothing(seconds: string | undefined): boolean {
  return seconds === undefined || /^0+$/.test(seconds)
}
