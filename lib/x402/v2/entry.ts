import type { ReadEntry } from '../entry'

/** Reads an entry by the names of x402 v2 §5.1.2. */
export const readEntry: ReadEntry = (raw) => ({
  scheme: raw.scheme,
  network: raw.network,
  amount: raw.amount,
  asset: raw.asset,
  payTo: raw.payTo,
  maxTimeoutSeconds: raw.maxTimeoutSeconds,
  extra: raw.extra,
})
