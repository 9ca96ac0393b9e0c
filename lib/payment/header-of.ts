import type { Hex } from 'viem'
import { loadIntent } from '@/lib/schemes/intent-codec'
import { schemeOf } from '@/lib/schemes/registry'
import { withIdentifier } from '@/lib/x402/extensions/payment-identifier'
import { writePayment } from '@/lib/x402/write-payment'
import type { Payment } from './payment'

/** The one header that carries a signed payment to its seller. */
export function headerOf(
  payment: Payment,
  signature: Hex,
): { name: string; value: string } {
  const intent = loadIntent(payment.intent)
  const { terms, identifier } = payment
  return writePayment({
    terms: {
      ...terms,
      extensions: withIdentifier(terms.extensions, identifier),
    },
    payload: schemeOf(intent).payload(intent, signature),
  })
}
