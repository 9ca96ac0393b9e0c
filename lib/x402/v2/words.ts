import type { Challenge } from '../challenge'
import { stringOf } from '../json'
import type { SellerWords } from '../words'

/** A v2 seller's words: one resource for the whole challenge (x402 v2 §5.1). */
export function wordsOf({ resource }: Challenge): SellerWords {
  return {
    description: stringOf(resource?.description) ?? null,
    serviceName: stringOf(resource?.serviceName) ?? null,
    resourceUrl: stringOf(resource?.url) ?? null,
  }
}
