import { isJsonObject } from '../json'
import { encodeHeader, type WritePayment } from '../payment-header'

/**
 * Writes a v1 payment (x402 v1 §5.2): the chosen entry is named by its scheme
 * and network alone.
 */
export const writePayment: WritePayment = ({ terms, payload }) => {
  const accepted = isJsonObject(terms.accepted) ? terms.accepted : {}
  return {
    name: 'X-PAYMENT',
    value: encodeHeader({
      x402Version: 1,
      scheme: accepted.scheme ?? null,
      network: accepted.network ?? null,
      payload,
    }),
  }
}
