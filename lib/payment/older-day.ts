/**
 * What payments that left the history took on one day, of one token on one
 * site. Those that took nothing are not among them.
 */
export type OlderDay = {
  /** The start of the day, UTC, Unix ms. */
  startMs: number
  /** Origin. */
  site: string
  /** CAIP-2. */
  network: string
  /** Token address in lower case. */
  asset: string
  /** Payments. */
  count: number
  /** Atomic units, decimal: the proven amount where there is one. */
  atomic: string
}
