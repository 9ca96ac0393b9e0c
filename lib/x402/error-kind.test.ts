import { describe, expect, test } from 'vitest'
import words from '@/locales/en.json'
import { errorKind } from './error-kind'
import { readRefusal } from './refusal'
import { base64Json } from './samples'

const exact = (...ends: string[]) =>
  ends.map((end) => `invalid_exact_evm_${end}`)
const batch = (...ends: string[]) =>
  ends.map((end) => `invalid_batch_settlement_evm_${end}`)

/** Every code of x402 v2 §9 and of the reference packages, by who can mend it. */
const codes = {
  wallet: [
    ...exact(
      'payload_authorization_valid_before',
      'payload_authorization_valid_after',
    ),
    'permit2_deadline_expired',
    'permit2_not_yet_valid',
    'permit2_payment_too_early',
    'permit2_allowance_required',
    'eip2612_deadline_expired',
    'eip2612_nonce_mismatch',
    'invalid_eip2612_nonce',
    'invalid_siwx_issued_at',
    'invalid_siwx_issued_at_too_old',
    'invalid_siwx_expired',
    'invalid_siwx_expiration_time',
    'invalid_siwx_not_before',
    'invalid_siwx_not_yet_valid',
    'invalid_siwx_nonce',
    ...batch(
      'channel_busy',
      'cumulative_amount_mismatch',
      'cumulative_below_claimed',
      'channel_not_found',
      'missing_channel',
      'deposit_below_min_deposit',
      'permit2_allowance_required',
      'permit2_deadline_expired',
      'payload_authorization_valid_before',
    ),
  ],
  person: [
    'insufficient_funds',
    ...exact('insufficient_balance'),
    'permit2_insufficient_balance',
    ...batch('insufficient_balance', 'refund_no_balance'),
  ],
  seller: [
    ...exact(
      'payload_signature',
      'payload_recipient_mismatch',
      'scheme',
      'network_mismatch',
      'missing_eip712_domain',
      'recipient_mismatch',
      'signature',
      'authorization_value',
      'payload_authorization_value_mismatch',
      'payload_undeployed_smart_wallet',
      'token_name_mismatch',
      'token_version_mismatch',
      'eip3009_not_supported',
      'transaction_simulation_failed',
    ),
    'invalid_network',
    'invalid_payload',
    'invalid_payment_requirements',
    'invalid_scheme',
    'unsupported_scheme',
    'invalid_x402_version',
    'unexpected_verify_error',
    'asset_not_deployed_contract',
    'unsupported_payload_type',
    'unsupported_asset_transfer_method',
    'unsupported_payment_flow',
    'eip6492_factory_not_allowed',
    'smart_wallet_deployment_failed',
    'invalid_permit2_spender',
    'invalid_permit2_recipient_mismatch',
    'invalid_permit2_signature',
    'permit2_amount_mismatch',
    'permit2_token_mismatch',
    'permit2_simulation_failed',
    'permit2_proxy_not_deployed',
    'permit2_invalid_amount',
    'permit2_invalid_destination',
    'permit2_invalid_owner',
    'permit2_2612_amount_mismatch',
    'eip2612_asset_mismatch',
    'eip2612_from_mismatch',
    'eip2612_spender_not_permit2',
    'invalid_eip2612_extension_format',
    'erc20_approval_asset_mismatch',
    'erc20_approval_tx_wrong_spender',
    'invalid_erc20_approval_extension_format',
    'invalid_upto_evm_scheme',
    'invalid_upto_evm_network_mismatch',
    'invalid_upto_evm_payload_settlement_exceeds_amount',
    'upto_amount_exceeds_permitted',
    'upto_unauthorized_facilitator',
    'upto_facilitator_mismatch',
    'invalid_siwx_domain_mismatch',
    'invalid_siwx_uri_mismatch',
    'invalid_siwx_signature',
    ...batch('scheme', 'network_mismatch', 'voucher_signature'),
    'No matching payment requirements',
    'extension_echo_mismatch',
    // A transaction that failed moved nothing.
    'invalid_transaction_state',
    'settle_exact_failed_onchain',
    'invalid_exact_evm_transaction_failed',
    'invalid_upto_evm_transaction_failed',
    'erc20_approval_broadcast_failed',
    'erc20_approval_tx_failed',
    ...batch('settle_transaction_failed', 'deposit_transaction_failed'),
  ],
  unknown: [
    'settlement_pending',
    'unexpected_settle_error',
    'settle_exact_evm_transaction_confirmation_timed_out',
    'settle_exact_node_failure',
    'unknown_error',
    ...exact('transfer_event_mismatch', 'nonce_already_used'),
    'permit2_invalid_nonce',
  ],
} as const

const list = Object.entries(codes).flatMap(([kind, all]) =>
  all.map((code) => [code, kind] as const),
)

describe('errorKind', () => {
  test.each(list)('%s is for %s', (code, kind) => {
    expect(errorKind(code)).toBe(kind)
  })

  test('no code stands under two kinds', () => {
    expect(new Set(list.map(([code]) => code)).size).toBe(list.length)
  })

  test.each(Object.keys(codes))('%s has words of its own', (kind) => {
    const { seller } = words.outcome
    const { what, do: advice } = seller[kind as keyof typeof codes]
    expect(what).toMatch(/^[A-Z].+\.$/)
    expect(advice).toMatch(/^[A-Z].+\.$/)
    expect(
      Object.values(seller).filter((one) => one.what === what),
    ).toHaveLength(1)
  })

  test.each(['we are closed today', '', 'Payment required', 'constructor'])(
    '%j is no code',
    (code) => {
      expect(errorKind(code)).toBeNull()
    },
  )

  test('what leaves the money open is never called anyone’s fault', () => {
    for (const [error, kind] of list) {
      const said = base64Json({ x402Version: 2, error, accepts: [] })
      const refusal = readRefusal({ paymentRequired: said })
      if (refusal.kind === 'unknown')
        expect([error, kind]).toEqual([error, 'unknown'])
    }
  })
})
