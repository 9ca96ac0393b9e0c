/** An authorisation paid by hand lives at most this long, seconds. */
export const manualLifeSeconds = 300
/** And one paid under a rule. */
export const ruleLifeSeconds = 120

/**
 * A fresh authorisation is shown to its seller with at least this left: a
 * facilitator wants 6 s (x402 v2, scheme exact, EVM), and the way takes some.
 */
export const freshLeftSeconds = 8
/** A seller must give it at least this: that, and what it takes to sign. */
export const leastLifeSeconds = freshLeftSeconds + 2
