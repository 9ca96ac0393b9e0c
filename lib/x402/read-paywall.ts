import { maxBodyChars } from './caps'
import type { ReadResult } from './challenge'
import { isJsonObject, type JsonValue } from './json'
import { parseChallenge } from './parse-challenge'
import { parseJson } from './parse-json'
import { refusedBy } from './reason-error'

/**
 * Reads the challenge in the JSON of a paywall page's `window.x402`.
 *
 * The v2 page keeps the whole PaymentRequired, the v1 page only its entries
 * (`@x402/paywall` 2.x, `x402-express` 1.2.0). `null` when it holds neither.
 * Never throws.
 */
export function readPaywall(text: string): ReadResult | null {
  if (text.length > maxBodyChars) return { ok: false, because: 'TOO_LARGE' }
  try {
    const required = requiredOf(parseJson(text))
    return required === undefined
      ? null
      : { ok: true, challenge: parseChallenge(required) }
  } catch (error) {
    return refusedBy(error)
  }
}

function requiredOf(paywall: JsonValue): JsonValue | undefined {
  if (!isJsonObject(paywall)) return undefined
  if (paywall.paymentRequired !== undefined) return paywall.paymentRequired
  const entries = paywall.paymentRequirements
  if (entries === undefined) return undefined
  return { x402Version: 1, accepts: entries }
}
