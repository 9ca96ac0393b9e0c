import { maxBodyChars } from './caps'
import type { ReadResult } from './challenge'
import { isJsonObject, type JsonValue } from './json'
import { parseChallenge } from './parse-challenge'
import { parseJson } from './parse-json'
import { refusedBy } from './reason-error'

/**
 * Reads the challenge in a 402's body: x402 v1, and v2 without its header.
 *
 * `null` when the body is not x402 at all: most 402s of the web are about an
 * unpaid account and none of our business. Never throws.
 */
export function readBody(text: string): ReadResult | null {
  if (!mentionsX402(text)) return null
  // Whoever reads a body stops there: the rest of it is not known.
  if (text.length >= maxBodyChars) return { ok: false, because: 'TOO_LARGE' }
  try {
    const json = parseJson(text.trim())
    return isX402(json) ? { ok: true, challenge: parseChallenge(json) } : null
  } catch (error) {
    return refusedBy(error)
  }
}

/** Whether a text is worth parsing: an object whose start names x402's own key. */
function mentionsX402(text: string): boolean {
  const start = text.slice(0, maxBodyChars)
  return (
    start.trimStart().startsWith('{') &&
    (start.includes('"x402Version"') ||
      (start.includes('"accepts"') && start.includes('"scheme"')))
  )
}

function isX402(json: JsonValue): boolean {
  if (!isJsonObject(json)) return false
  if (json.x402Version !== undefined) return true
  return Array.isArray(json.accepts) && json.accepts.some(isPlausibleEntry)
}

function isPlausibleEntry(entry: JsonValue): boolean {
  return (
    isJsonObject(entry) &&
    typeof entry.scheme === 'string' &&
    typeof entry.network === 'string'
  )
}
