import type { Hex } from 'viem'
import { headerCaps } from './caps'
import { isJsonObject, type JsonObject, type JsonValue } from './json'
import { parseHeader } from './parse-header'
import type { Receipt } from './receipt'
import { sellerCode } from './seller-code'

/**
 * Reads a PAYMENT-RESPONSE or X-PAYMENT-RESPONSE header (x402 v2 §5.3, v1
 * §5.3), as leniently as it can be read.
 *
 * Never throws: a receipt is words to show, and what cannot be read is `null`.
 */
export function readReceipt(value: string): Receipt {
  const said = parseOrEmpty(value)
  return {
    success: typeof said.success === 'boolean' ? said.success : null,
    transaction:
      hashOf(said.transaction) ??
      hashOf(said.txHash) ??
      hashOf(said.transactionHash),
    network: sellerCode(said.network),
    payer: sellerCode(said.payer),
    amount: amountOf(said.amount),
    error:
      sellerCode(said.errorReason) ??
      sellerCode(said.errorMessage) ??
      sellerCode(said.error),
    raw: value.slice(0, headerCaps.maxHeaderChars),
  }
}

/**
 * The `extensions` of a receipt, value for value what the seller sent, from the
 * header kept in {@link Receipt} as `raw`; `null` where it has none.
 *
 * Within the caps of a header: under 24 kB. Never throws.
 */
export function extensionsOf(receipt: Pick<Receipt, 'raw'>): JsonObject | null {
  const { extensions } = parseOrEmpty(receipt.raw)
  return isJsonObject(extensions) ? extensions : null
}

function parseOrEmpty(value: string): JsonObject {
  try {
    const json = parseHeader(value)
    return isJsonObject(json) ? json : {}
  } catch {
    return {}
  }
}

function hashOf(value: JsonValue | undefined): Hex | null {
  return typeof value === 'string' && isHash(value)
    ? (value.toLowerCase() as Hex)
    : null
}

function isHash(value: string): value is Hex {
  return /^0x[0-9a-fA-F]{64}$/.test(value)
}

function amountOf(value: JsonValue | undefined): string | null {
  if (Number.isSafeInteger(value) && Number(value) >= 0) return String(value)
  return typeof value === 'string' && /^\d{1,78}$/.test(value) ? value : null
}
