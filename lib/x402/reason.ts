/**
 * Why something was not paid, in the order the journey meets them.
 *
 * Every code has words in `locales/` (`reason.<code>.what`, `reason.<code>.do`).
 */
export const reasonCodes = [
  // The challenge could not be read.
  'BAD_BASE64',
  'BAD_UTF8',
  'BAD_JSON',
  'BAD_SHAPE',
  'FORBIDDEN_KEY',
  'TOO_LARGE',
  'TOO_DEEP',
  'DUPLICATE_HEADER',
  'UNKNOWN_VERSION',
  'NO_OFFERS',
  'TOO_MANY_OFFERS',
  'SIGN_IN_ONLY',
  // The seller asks for money in another way than x402.
  'WANTS_MPP',
  'WANTS_L402',
  'WANTS_CASHU',
  'WANTS_CRAWLER',
  // One offer cannot be paid.
  'BAD_OFFER',
  'UNKNOWN_SCHEME',
  'UNKNOWN_METHOD',
  'UNKNOWN_FLOW',
  'UNKNOWN_NETWORK',
  'NETWORK_OFF',
  'MISSING_ASSET',
  'BAD_ASSET',
  'UNKNOWN_TOKEN',
  'WRONG_TOKEN_NAME',
  'MISSING_PAY_TO',
  'BAD_PAY_TO',
  'PAY_TO_ZERO',
  'PAY_TO_TOKEN',
  'PAY_TO_SELF',
  'MISSING_AMOUNT',
  'BAD_AMOUNT',
  'ZERO_AMOUNT',
  'BAD_TIMEOUT',
  'TIMEOUT_TOO_LONG',
  // One offer is of a kind that is known and not paid.
  'ON_SOLANA',
  'ON_OTHER_CHAIN',
  'FOR_BOTS',
  'GATEWAY_DEPOSIT',
  'BATCH_SETTLEMENT',
  'AUTH_CAPTURE',
  // The request may not be paid.
  'INSECURE',
  'OPAQUE_ORIGIN',
  'NO_OBSERVATION',
  'CANNOT_REPEAT',
  'QUEUE_FULL',
  'SILENCED',
  'NEVER',
  'RULE_EXISTS',
  'BAD_NUMBERS',
  // The question was not answered with a payment.
  'NO_WALLET',
  'LOCKED',
  'DENIED',
  'EXPIRED',
  'GONE',
  'TERMS_CHANGED',
  'OVER_MANUAL_LIMIT',
  'PENDING_PREVIOUS',
  'TOO_MANY_PRESENTS',
  'TOO_LATE',
  'STORAGE',
  'SELF_CHECK',
  'INTERNAL',
] as const

/** A stable code for a refusal; tests and words hang on it. */
export type ReasonCode = (typeof reasonCodes)[number]
