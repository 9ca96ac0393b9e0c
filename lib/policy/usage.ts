/** What was taken in the last 24 hours and the last 30 days. */
export type Sums = { h24: bigint; d30: bigint }

/**
 * What counted payments by rules came to, as the ledger has it. The windows
 * roll; where they are kept by the hour or the day they reach a little further
 * back, never less.
 */
export type Usage = {
  /** By this rule, in atomic units of its token. */
  rule: Sums
  /** In the units of the token's currency. */
  site: Sums
  seller: Sums
  all: Sums
  /** Payments by this rule in the last minute, hour and day. */
  counts: { minute: number; hour: number; day: number }
  /** When this very purchase was last delivered, Unix ms. */
  lastDeliveredAtMs: number | null
}

/** What the ledger knows that stops every rule, whatever the rule says. */
export type LedgerDoubt =
  /** Rows, sums or their seals do not agree. */
  | 'LEDGER_SUSPECT'
  /** The device's clock was put back, or ran ahead with nothing to confirm it. */
  | 'CLOCK_SUSPECT'
