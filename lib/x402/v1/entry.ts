import type { ReadEntry } from '../entry'

/** Reads an entry by the names of x402 v1 §5.1: the price is `maxAmountRequired`. */
export const readEntry: ReadEntry = (raw) => ({
  scheme: raw.scheme,
  network: raw.network,
  amount: raw.maxAmountRequired,
  asset: raw.asset,
  payTo: raw.payTo,
  maxTimeoutSeconds: raw.maxTimeoutSeconds,
  extra: raw.extra,
})
