/**
 * Why a rule did not pay, in the order the reasons are looked for. Each has
 * words for people (`stop.<code>`).
 */
export const stopCodes = [
  'AUTO_PAUSED',
  'LEDGER_SUSPECT',
  'CLOCK_SUSPECT',
  'NOT_PLAIN',
  'PAGE_SUPPLIED',
  'RULE_ASKS',
  'RULE_PAUSED',
  'RULE_UNDELIVERED',
  'RULE_EXPIRED',
  'RULE_IDLE',
  'RULE_KIND',
  'NEW_RECIPIENT',
  'PRICE_ROSE',
  'TAB_HIDDEN',
  'NO_GESTURE',
  'TOO_SOON',
  'MANY_A_MINUTE',
  'MANY_AN_HOUR',
  'MANY_A_DAY',
  'NO_CEILING',
  'OVER_PAYMENT',
  'OVER_ALL_PAYMENT',
  'OVER_RULE_24H',
  'OVER_RULE_30D',
  'OVER_SITE_24H',
  'OVER_SITE_30D',
  'OVER_SELLER_24H',
  'OVER_SELLER_30D',
  'OVER_ALL_24H',
  'OVER_ALL_30D',
] as const

/** One reason why a rule did not pay. */
export type StopCode = (typeof stopCodes)[number]

/**
 * Why a rule did not pay. Where a limit is reached: what was used before this
 * payment and the limit, in atomic units of the token for the rule's own
 * limits and in units of its currency for those above it.
 */
export type Stop = {
  code: StopCode
  limit: { used: bigint; of: bigint } | null
}
