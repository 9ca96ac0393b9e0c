import type { Challenge } from '../challenge'
import { isJsonObject, stringOf } from '../json'
import type { SellerWords } from '../words'

/**
 * A v2 seller's words: one resource for the whole challenge (x402 v2 §5.1).
 *
 * Without one, the entry's own `description` speaks, as it did in v1.
 */
export function wordsOf(
  { resource, accepts }: Challenge,
  index: number,
): SellerWords {
  const entry = accepts[index]
  const own = isJsonObject(entry) ? entry.description : undefined
  return {
    description: stringOf(resource?.description) ?? stringOf(own) ?? null,
    serviceName: stringOf(resource?.serviceName) ?? null,
    resourceUrl: stringOf(resource?.url) ?? null,
  }
}
