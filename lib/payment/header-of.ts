import type { Hex } from 'viem'
import { CodedError } from '@/lib/messaging/errors'
import { loadIntent } from '@/lib/schemes/intent-codec'
import { schemeOf } from '@/lib/schemes/registry'
import { withIdentifier } from '@/lib/x402/extensions/payment-identifier'
import { writePayment } from '@/lib/x402/write-payment'
import type { Payment } from './payment'

/** The one header that carries a signed payment to its seller. */
export function headerOf(
  payment: Payment,
  [signature, ...alsoSigned]: readonly Hex[],
): { name: string; value: string } {
  if (!signature) throw new CodedError('INTERNAL', 'Nothing was signed.')
  const intent = loadIntent(payment.intent)
  const scheme = schemeOf(intent)
  const { terms, identifier } = payment
  return writePayment({
    terms: {
      ...terms,
      extensions: withIdentifier(terms.extensions, identifier),
    },
    payload: scheme.payload(intent, signature),
    extensions: scheme.extensions(intent, alsoSigned),
  })
}
