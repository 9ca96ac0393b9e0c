import type { ChosenTerms } from './chosen-terms'
import type { JsonObject } from './json'

/** The request header that carries a payment. */
type PaymentHeader = {
  name: 'PAYMENT-SIGNATURE' | 'X-PAYMENT'
  /** Standard, padded base64 of compact UTF-8 JSON. */
  value: string
}

/** Writes the header that answers chosen terms with a scheme's payload. */
export type WritePayment = (payment: {
  terms: ChosenTerms
  /** The scheme's own part: the authorisation with its signature. */
  payload: JsonObject
  /** What it adds to `info` of the seller's extensions, by their key. */
  extensions?: Record<string, JsonObject>
}) => PaymentHeader

/** Encodes a payload as a header's value: the strictest form every server reads. */
export function encodeHeader(payload: JsonObject): string {
  const bytes = new TextEncoder().encode(JSON.stringify(payload))
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
