import { expect, test } from 'vitest'
import type { JsonValue } from './json'
import { readRefusal } from './refusal'
import { base64Json, v1Required, v2Required } from './samples'

const hash = `0x${'ab'.repeat(32)}`

const receipt = (json: JsonValue) =>
  readRefusal({ paymentResponse: base64Json(json) })
const required = (error: JsonValue) =>
  readRefusal({ paymentRequired: base64Json({ ...v2Required, error }) })
const body = (error: JsonValue) =>
  readRefusal({ body: JSON.stringify({ ...v1Required, error }) })

test.each([
  'invalid_exact_evm_insufficient_balance',
  'invalid_exact_evm_transaction_simulation_failed',
  'insufficient_funds',
])('settling failed with %s', (errorReason) => {
  expect(receipt({ success: false, errorReason, transaction: '' })).toEqual({
    kind: 'failed',
    code: errorReason,
    receipt: expect.objectContaining({ success: false, error: errorReason }),
  })
})

test('a reverted transaction is a failure, its hash is no money', () => {
  const errorReason = 'invalid_exact_evm_transaction_failed'
  expect(
    receipt({ success: false, errorReason, transaction: hash }),
  ).toMatchObject({ kind: 'failed', code: errorReason })
})

test('behavior: v1 says in its body that it does not know either', () => {
  for (const error of ['settle_exact_node_failure', 'unexpected_error'])
    expect(body(error)).toMatchObject({ kind: 'unknown', code: error })
})

test('failed on the chain is a failure, its hash is no money', () => {
  const errorReason = 'settle_exact_failed_onchain'
  expect(
    receipt({ success: false, errorReason, transaction: hash }),
  ).toMatchObject({ kind: 'failed', code: errorReason })
})

test.each([
  ['settlement_pending', hash],
  ['settlement_pending', ''],
  ['invalid_exact_evm_nonce_already_used', ''],
  ['unexpected_settle_error', ''],
  ['settle_exact_evm_transaction_confirmation_timed_out', ''],
  ['settle_exact_node_failure', ''],
  ['unknown_error', ''],
  ['invalid_exact_evm_transfer_event_mismatch', hash],
  ['some_new_code', hash],
  ['Settlement failed', ''],
  ['fetch failed', ''],
  ['The request took too long to respond. URL: https://rpc.test', ''],
])('settling ended in %j %j: nobody knows', (errorReason, transaction) => {
  expect(receipt({ success: false, errorReason, transaction })).toMatchObject({
    kind: 'unknown',
    code: errorReason,
    receipt: { success: false },
  })
})

test('a receipt that contradicts itself or says nothing leaves it open', () => {
  expect(receipt({ success: true, transaction: hash })).toMatchObject({
    kind: 'unknown',
    code: 'RECEIPT_WITHOUT_PAGE',
  })
  expect(receipt({ success: false })).toMatchObject({
    kind: 'unknown',
    code: 'NO_WORD',
  })
  expect(readRefusal({ paymentResponse: 'garbage!' })).toMatchObject({
    kind: 'unknown',
    code: 'BAD_RECEIPT',
    receipt: { raw: 'garbage!' },
  })
})

test.each([
  'invalid_exact_evm_payload_authorization_valid_before',
  'invalid_exact_evm_insufficient_balance',
  'permit2_allowance_required',
  'No matching payment requirements',
  'extension_echo_mismatch',
  'unexpected_verify_error',
])('verifying refused with %s', (error) => {
  expect(required(error)).toEqual({
    kind: 'refused',
    code: error,
    receipt: null,
  })
})

test('a nonce already used may mean it was paid', () => {
  const error = 'invalid_exact_evm_nonce_already_used'
  expect(required(error)).toMatchObject({ kind: 'unknown', code: error })
  expect(body(error)).toMatchObject({ kind: 'unknown', code: error })
})

test.each([
  'Payment required',
  'payment_required',
  'Payment Required.',
  'X-PAYMENT header is required',
  'PAYMENT-SIGNATURE header is required',
  '',
  null,
  { code: 'x' },
])('a second 402 that says %j says nothing', (error) => {
  const silent = { kind: 'unknown', code: 'NO_WORD', receipt: null }
  expect(required(error)).toEqual(silent)
  expect(body(error)).toEqual(silent)
})

test('a bare 402 says nothing', () => {
  const silent = { kind: 'unknown', code: 'NO_WORD', receipt: null }
  expect(readRefusal({})).toEqual(silent)
  expect(readRefusal({ body: '{}' })).toEqual(silent)
  expect(readRefusal({ body: '<html>' })).toEqual(silent)
  expect(readRefusal({ paymentRequired: '!' })).toEqual(silent)
})

test.each([
  'insufficient_funds',
  'invalid_exact_evm_payload_signature',
  'Unable to find matching payment requirements',
  'Invalid or malformed payment header',
])('a v1 seller refused with %s', (error) => {
  expect(body(error)).toEqual({ kind: 'refused', code: error, receipt: null })
})

test.each(['Payment settlement failed', 'Failed to settle payment: 502'])(
  'a v1 seller’s exception %j leaves it open',
  (error) => {
    expect(body(error)).toMatchObject({ kind: 'unknown', code: error })
  },
)

test('a receipt speaks before a challenge, a challenge before a body', () => {
  const paymentRequired = base64Json({ ...v2Required, error: 'a_refusal' })
  const sellerBody = JSON.stringify({ ...v1Required, error: 'body_code' })
  const failed = base64Json({ success: false, errorReason: 'a_failure' })
  expect(
    readRefusal({
      paymentResponse: failed,
      paymentRequired,
      body: sellerBody,
    }),
  ).toMatchObject({ kind: 'failed', code: 'a_failure' })
  expect(readRefusal({ paymentRequired, body: sellerBody })).toMatchObject({
    kind: 'refused',
    code: 'a_refusal',
  })
})

test('a refusal is read though its challenge could not be paid', () => {
  const paymentRequired = base64Json({ accepts: [], error: 'a_refusal' })
  expect(readRefusal({ paymentRequired })).toMatchObject({ code: 'a_refusal' })
})

test('a code is short and printable', () => {
  const { code } = required(`\u202ea\u0000b\u200b\n${'x'.repeat(4_000)}`)
  expect(code).toMatch(/^a b x{124}$/)
})
