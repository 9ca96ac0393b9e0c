import type { ReadEntry } from '../entry'
import { assetOf, schemeOf } from '../older-names'

/** Reads an entry by the names of x402 v1 §5.1: the price is `maxAmountRequired`. */
export const readEntry: ReadEntry = (raw) => ({
  scheme: schemeOf(raw),
  network: raw.network,
  amount: raw.maxAmountRequired,
  asset: assetOf(raw),
  payTo: raw.payTo,
  maxTimeoutSeconds: raw.maxTimeoutSeconds,
  extra: raw.extra,
})
