import { isJsonObject, type JsonValue } from './json'
import { parseHeader } from './parse-header'
import { parseJson } from './parse-json'
import { readReceipt } from './read-receipt'
import type { Receipt } from './receipt'
import { sellerCode } from './seller-code'

/**
 * What a seller's 402 or 412 says about the payment it was just shown.
 *
 * `refused`: it did not take the payment. `failed`: it tried and could not.
 * `unknown`: the money may have moved. All of it is the seller's word, and none
 * of it frees the money.
 */
export type Refusal = {
  kind: 'refused' | 'failed' | 'unknown'
  /** The seller's own code or words, else an {@link OwnCode}. */
  code: string
  receipt: Receipt | null
}

/** Our code where the seller gave none, in capitals like all of ours. */
type OwnCode =
  /** Another 402 that says nothing about the payment. */
  | 'NO_WORD'
  /** The receipt says paid, yet the page did not come. */
  | 'RECEIPT_WITHOUT_PAGE'
  /** There is a receipt and it cannot be read. */
  | 'BAD_RECEIPT'

/**
 * Reads the answer to a presented payment that came back 402 or 412.
 *
 * A receipt speaks first: it exists only once settling was tried (x402 v2
 * transport, HTTP). Then the fresh PAYMENT-REQUIRED, whose `error` is why
 * verifying refused; then the body, which is all that v1 has. Never throws.
 */
export function readRefusal(answer: {
  paymentRequired?: string
  paymentResponse?: string
  body?: string
}): Refusal {
  if (answer.paymentResponse !== undefined)
    return fromReceipt(readReceipt(answer.paymentResponse))
  if (answer.paymentRequired !== undefined)
    return fromChallenge(jsonOf(parseHeader, answer.paymentRequired))
  if (answer.body !== undefined)
    return fromBody(jsonOf(parseJson, answer.body.trim()))
  return silent('NO_WORD')
}

function fromReceipt(receipt: Receipt): Refusal {
  const code = receipt.error
  if (receipt.success === null) return silent('BAD_RECEIPT', receipt)
  if (receipt.success) return silent('RECEIPT_WITHOUT_PAGE', receipt)
  if (code === null) return silent('NO_WORD', receipt)
  // Anything that is not a plain code is the text of an exception thrown while
  // settling, and a hash without a reverted transaction is money on its way.
  const isFinal =
    isCode(code) &&
    !isOpen(code) &&
    (receipt.transaction === null || isReverted(code))
  return isFinal ? { kind: 'failed', code, receipt } : unknown(code, receipt)
}

function fromChallenge(json: JsonValue): Refusal {
  const code = errorOf(json)
  if (code === null) return silent('NO_WORD')
  return isOpen(code) ? unknown(code) : refused(code)
}

/** v1 says both "I refused it" and "settling threw" in the body's `error`. */
function fromBody(json: JsonValue): Refusal {
  const code = errorOf(json)
  if (code === null) return silent('NO_WORD')
  const isBefore = isCode(code) || refusedWords.has(code.toLowerCase())
  return isBefore && !isOpen(code) ? refused(code) : unknown(code)
}

/** The `error` of a PaymentRequired, unless it only says that it costs money. */
function errorOf(json: JsonValue): string | null {
  if (!isJsonObject(json)) return null
  const code = sellerCode(json.error)
  return code === null || isPlain402(code) ? null : code
}

function isPlain402(words: string): boolean {
  return /^(x-)?payment([ _-]signature)?([ _]header)?([ _]is)?[ _]required\.?$/i.test(
    words,
  )
}

function isCode(words: string): boolean {
  return /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(words)
}

/**
 * Codes that leave open whether the money moved. `timed_out`, `node_failure`
 * and the bare `unknown_error` are those of a hosted facilitator (CDP), whose
 * own words for them are that the payment may or may not have landed.
 */
export function isOpen(code: string | null): boolean {
  return /pending|timeout|timed_out|node_failure|^(unknown|unexpected)_error$|nonce_already_used|permit2_invalid_nonce|transfer_event_mismatch|(unknown|unexpected)_settle/.test(
    code ?? '',
  )
}

function isReverted(code: string): boolean {
  return /transaction_failed|failed_onchain|invalid_transaction_state/.test(
    code,
  )
}

/** What `x402-express` 1.2.0 says before it tries to settle. */
const refusedWords = new Set([
  'invalid or malformed payment header',
  'unable to find matching payment requirements',
  'no matching payment requirements',
  'payment verification failed',
])

function jsonOf(parse: (text: string) => JsonValue, text: string): JsonValue {
  try {
    return parse(text)
  } catch {
    return null
  }
}

function refused(code: string): Refusal {
  return { kind: 'refused', code, receipt: null }
}

function silent(code: OwnCode, receipt: Receipt | null = null): Refusal {
  return unknown(code, receipt)
}

function unknown(code: string, receipt: Receipt | null = null): Refusal {
  return { kind: 'unknown', code, receipt }
}
