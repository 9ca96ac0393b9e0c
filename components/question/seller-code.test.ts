import { describe, expect, test } from 'vitest'
import words from '@/locales/en.json'
import { sellerCodeKind, sellerCodeWords } from './seller-code'

describe('sellerCodeKind', () => {
  test.each([
    ['insufficient_funds', 'person'],
    ['invalid_exact_evm_insufficient_balance', 'person'],
    ['permit2_insufficient_balance', 'person'],
    ['invalid_exact_evm_payload_authorization_valid_before', 'wallet'],
    ['permit2_deadline_expired', 'wallet'],
    ['permit2_allowance_required', 'wallet'],
    ['invalid_exact_evm_missing_eip712_domain', 'seller'],
    ['invalid_exact_evm_token_name_mismatch', 'seller'],
    ['invalid_exact_evm_eip3009_not_supported', 'seller'],
    ['upto_facilitator_mismatch', 'seller'],
    ['invalid_exact_evm_network_mismatch', 'seller'],
    ['unsupported_scheme', 'seller'],
    ['No matching payment requirements', 'seller'],
    ['settlement_pending', 'unknown'],
    ['invalid_exact_evm_nonce_already_used', 'unknown'],
    ['invalid_exact_evm_transaction_failed', 'seller'],
    ['unexpected_settle_error', 'unknown'],
    ['we are closed today', 'other'],
    ['', 'other'],
  ])('%s is of kind %s', (code, kind) => {
    expect(sellerCodeKind(code)).toBe(kind)
  })

  test('behavior: every kind has words', () => {
    expect(sellerCodeWords('insufficient_funds')).toEqual(
      words.outcome.seller.person,
    )
    expect(sellerCodeWords('anything')).toEqual(words.outcome.seller.other)
  })
})

test.each([
  ['CONNECTION', 'connection'],
  ['NO_WORD', 'silent'],
  ['HTTP_503', 'server'],
  ['NOT_SENT', 'notSent'],
  ['REDIRECTED', 'redirected'],
  ['IDENTIFIER_CONFLICT', 'conflict'],
  ['IDENTIFIER_REFUSED', 'identifier'],
  ['RECEIPT_WITHOUT_PAGE', 'receipt'],
  ['BAD_RECEIPT', 'receipt'],
])('our own code %s has words', (code, kind) => {
  expect(sellerCodeKind(code)).toBe(kind)
  expect(sellerCodeWords(code).what).not.toContain('outcome.')
})
