import type { Challenge } from '../challenge'
import { isJsonObject, stringOf } from '../json'
import type { SellerWords } from '../words'

/** A v1 seller's words: every entry of `accepts` has its own (x402 v1 §5.1). */
export function wordsOf(challenge: Challenge, index: number): SellerWords {
  const raw = challenge.accepts[index]
  const entry = isJsonObject(raw) ? raw : {}
  return {
    description: stringOf(entry.description) ?? null,
    serviceName: null,
    resourceUrl: stringOf(entry.resource) ?? null,
  }
}
