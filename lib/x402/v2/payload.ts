import { answerExtensions } from '../extensions/answer'
import { encodeHeader, type WritePayment } from '../payment-header'

/**
 * Writes a PaymentPayload (x402 v2 §5.2).
 *
 * `accepted`, `resource` and `extensions` are the seller's values, unchanged:
 * it refuses an echo that differs. What we have to say to an extension is added.
 */
export const writePayment: WritePayment = ({ terms, payload, extensions }) => ({
  name: 'PAYMENT-SIGNATURE',
  value: encodeHeader({
    x402Version: 2,
    ...(terms.resource && { resource: terms.resource }),
    accepted: terms.accepted,
    payload,
    ...(terms.extensions && {
      extensions: answerExtensions(terms.extensions, extensions ?? {}),
    }),
  }),
})
