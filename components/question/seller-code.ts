import { i18n } from '#i18n'
import type { Words } from './reason-words'

/** Who can do something about what a seller answered. */
export type SellerCodeKind =
  // Ours: what the browser saw, where the seller gave no code.
  | 'connection'
  | 'silent'
  | 'server'
  | 'notSent'
  | 'receipt'
  // The seller's.
  | 'wallet'
  | 'person'
  | 'seller'
  | 'unknown'
  | 'other'

/**
 * What kind of code a seller or its facilitator sent. Servers do not use one
 * list, so this goes by the words inside a code; the first kind that fits wins,
 * and doubt about the money comes first.
 */
export function sellerCodeKind(code: string): SellerCodeKind {
  for (const [kind, pattern] of patterns) if (pattern.test(code)) return kind
  return 'other'
}

export function sellerCodeWords(code: string): Words {
  const kind = sellerCodeKind(code)
  return {
    what: i18n.t(`outcome.seller.${kind}.what`),
    do: i18n.t(`outcome.seller.${kind}.do`),
  }
}

const patterns: [Exclude<SellerCodeKind, 'other'>, RegExp][] = [
  ['connection', /^CONNECTION$/],
  ['silent', /^NO_WORD$/],
  ['server', /^HTTP_\d{3}$/],
  ['notSent', /^NOT_SENT$/],
  ['receipt', /^(RECEIPT_WITHOUT_PAGE|BAD_RECEIPT|SETTLEMENT_FAILED)$/],
  [
    'unknown',
    /settlement_pending|nonce_(already_)?used|unexpected_(verify|settle)_error|invalid_transaction_state|transaction_failed|invalid_nonce/i,
  ],
  ['person', /insufficient_(balance|funds)|not enough (balance|funds)/i],
  [
    'wallet',
    /valid_(before|after)|deadline_expired|not_yet_valid|payment_too_early|allowance_required|cumulative_amount_mismatch|channel_|expired/i,
  ],
  [
    'seller',
    /missing_eip712_domain|token_(name|version)_mismatch|eip3009_not_supported|asset_not_deployed|proxy_not_deployed|facilitator|scheme|network|(value|amount|recipient|token|event|echo)_mismatch|payment_requirements|x402_version|authorization_value|payload|signature|simulation_failed|no matching payment/i,
  ],
]
