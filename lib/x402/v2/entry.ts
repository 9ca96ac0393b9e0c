import type { ReadEntry } from '../entry'
import { type JsonObject, type JsonValue, stringOf } from '../json'
import { assetOf, schemeOf } from '../older-names'

/**
 * Reads an entry by the names of x402 v2 §5.1.2.
 *
 * Where it says no `amount` its v1 name counts: there are sellers, and
 * documents for sellers, that changed the version and kept the field.
 */
export const readEntry: ReadEntry = (raw) => ({
  scheme: schemeOf(raw),
  network: raw.network,
  amount: raw.amount ?? olderAmount(raw),
  asset: assetOf(raw),
  payTo: raw.payTo,
  maxTimeoutSeconds: raw.maxTimeoutSeconds,
  extra: raw.extra,
})

/** Not of an entry that is v1 throughout, as sellers of both versions list beside. */
function olderAmount(raw: JsonObject): JsonValue | undefined {
  return stringOf(raw.network)?.includes(':')
    ? raw.maxAmountRequired
    : undefined
}
