// A second reading of the rules for property tests, written to be plain rather
// than fast, and sharing nothing with the parser but the specification.

/** The JSON text in a header, or `null` where there is none in any form. */
export function textInHeader(header: string): string | null {
  if (header.length > 32_768) return null
  const value = header.trim()
  if (value[0] === '{') return Buffer.byteLength(value) <= 24_576 ? value : null
  const body = value.endsWith('==')
    ? value.slice(0, -2)
    : value.endsWith('=')
      ? value.slice(0, -1)
      : value
  if (body === '' || body.length % 4 === 1) return null
  for (const char of body) if (!/[\w+/-]/.test(char)) return null
  const bytes = Buffer.from(body, 'base64')
  const text = bytes.toString('utf8')
  // Bytes that are not UTF-8 do not survive being read as it.
  if (bytes.length > 24_576 || !Buffer.from(text).equals(bytes)) return null
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

/** Whether a text is a PaymentRequired that may be read at all. */
export function isReadable(text: string): boolean {
  const value = parsed(text)
  if (!isObject(value) || !isTame(value, 1)) return false
  if (versionOf(value) === null) return false
  const { accepts } = value
  return Array.isArray(accepts) && accepts.length >= 1 && accepts.length <= 64
}

/** Whether a v1 object is whole enough to be read from a header. */
export function isWholeV1(text: string): boolean {
  const value = parsed(text)
  if (!isObject(value) || versionOf(value) !== 1) return false
  const keys = ['scheme', 'network', 'maxAmountRequired', 'payTo']
  return (
    Array.isArray(value.accepts) &&
    value.accepts.every(
      (entry) =>
        isObject(entry) &&
        keys.every((key) => typeof entry[key] === 'string') &&
        typeof (entry.asset ?? entry.token) === 'string',
    )
  )
}

/** The version an object names, as a number or in quotes. */
export function versionOf(value: Record<string, unknown>): 1 | 2 | null {
  const version = JSON.stringify(value.x402Version)
  if (version === '1' || version === '"1"') return 1
  return version === '2' || version === '"2"' ? 2 : null
}

/** The JSON in a text; `undefined` where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a value is an object and no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]'
}

/** Whether a value keeps to every cap, counting depth from the given level. */
export function isTame(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.length <= 8_192
  if (typeof value === 'number') return Math.abs(value) < Infinity
  if (typeof value !== 'object' || value === null) return true
  if (depth > 32) return false
  const keys = Array.isArray(value) ? [] : Object.keys(value)
  return (
    keys.length <= 64 &&
    keys.every((key) => key.length <= 8_192) &&
    !keys.some((key) => /^(__proto__|constructor|prototype)$/.test(key)) &&
    Object.values(value).every((child) => isTame(child, depth + 1))
  )
}
