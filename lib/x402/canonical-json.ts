import type { JsonValue } from './json'

/**
 * Writes JSON so that equal values give equal text (RFC 8785, JCS).
 *
 * No whitespace; the keys of every object in order of their UTF-16 code units;
 * strings and numbers as ECMAScript writes them. The order of an array is part
 * of its value. Values must come from a parser that caps their depth.
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

function isArray(value: object): value is readonly JsonValue[] {
  return Array.isArray(value)
}
