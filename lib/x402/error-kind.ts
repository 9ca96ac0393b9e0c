import { isOpen } from './refusal'

/** Who can do something about a payment that a seller did not take. */
export type ErrorKind =
  /** The wallet, with a fresh permission or a step before it. */
  | 'wallet'
  /** The person. */
  | 'person'
  /** The seller, or the facilitator it settles through. */
  | 'seller'
  /** Nobody yet: the money may have moved or may still move. */
  | 'unknown'

/**
 * What kind of error a code of a seller or its facilitator is, or `null` for
 * words of its own.
 *
 * The codes are those of x402 v2 §9 and of `@x402/core`, `@x402/evm` and
 * `@x402/extensions` 2.27.0. Servers do not keep to one list, so this goes by
 * what a code ends in or speaks of; doubt about the money comes first.
 */
export function errorKind(code: string): ErrorKind | null {
  // The token nonce of an EIP-2612 permit says nothing about this payment.
  if (/^(invalid_)?eip2612_.*nonce/.test(code)) return 'wallet'
  if (isOpen(code.toLowerCase())) return 'unknown'
  return kinds.find(([, pattern]) => pattern.test(code))?.[0] ?? null
}

const kinds: readonly (readonly [ErrorKind, RegExp])[] = [
  [
    'person',
    /insufficient_(balance|funds)|exceeds_balance|no_balance|not enough (balance|funds)/i,
  ],
  [
    'wallet',
    /valid_(before|after)|deadline_expired|not_yet_valid|payment_too_early|issued_at|expiration_time|siwx_(expired|not_before|nonce)|allowance_required|_authorization_required|cumulative|channel|min_deposit|expired/i,
  ],
  [
    'seller',
    /^invalid_|^unsupported_|_mismatch$|^(permit2|upto|eip2612|erc20_approval)_|asset_not_deployed|factory_not_allowed|smart_wallet_deployment_failed|unexpected_verify|missing_eip712_domain|not_supported|simulation_failed|transaction_failed|(broadcast|tx)_failed|failed_onchain|invalid_transaction_state|no matching payment requirements|unable to find matching payment/i,
  ],
]
