import type { ReadEntry } from '../entry'
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
  amount: raw.amount ?? raw.maxAmountRequired,
  asset: assetOf(raw),
  payTo: raw.payTo,
  maxTimeoutSeconds: raw.maxTimeoutSeconds,
  extra: raw.extra,
})
