import { i18n } from '#i18n'
import { type ErrorKind, errorKind } from '@/lib/x402/error-kind'
import type { Words } from './reason-words'

/** Who can do something about what a seller answered. */
export type SellerCodeKind =
  // Ours: what the browser saw, where the seller gave no code.
  | 'connection'
  | 'silent'
  | 'server'
  | 'notSent'
  | 'redirected'
  | 'receipt'
  | 'conflict'
  | 'identifier'
  // The seller's.
  | ErrorKind
  | 'other'

/** What kind of code stands behind an outcome: ours, or the seller's. */
export function sellerCodeKind(code: string): SellerCodeKind {
  for (const [kind, pattern] of ours) if (pattern.test(code)) return kind
  return errorKind(code) ?? 'other'
}

export function sellerCodeWords(code: string): Words {
  const kind = sellerCodeKind(code)
  return {
    what: i18n.t(`outcome.seller.${kind}.what`),
    do: i18n.t(`outcome.seller.${kind}.do`),
  }
}

const ours: [SellerCodeKind, RegExp][] = [
  ['connection', /^CONNECTION$/],
  ['silent', /^NO_WORD$/],
  ['server', /^HTTP_\d{3}$/],
  ['notSent', /^NOT_SENT$/],
  ['redirected', /^REDIRECTED$/],
  ['conflict', /^IDENTIFIER_CONFLICT$/],
  ['identifier', /^IDENTIFIER_REFUSED$/],
  ['receipt', /^(RECEIPT_WITHOUT_PAGE|BAD_RECEIPT|SETTLEMENT_FAILED)$/],
]
