import type { Intent } from '../offer'
import { parseExtra, parseIsUpfront } from '../parse-entry'
import { exactProxyAddress, permit2Address } from '../permit2/contracts'
import { exactDetailsSchema } from '../permit2/details'
import { createIntent } from '../permit2/intent'
import { parseTerms } from '../permit2/parse-terms'
import { hashPermits, writePermit } from '../permit2/permit'
import { hashTransfer, type Witness, writeTransfer } from '../permit2/transfer'
import type { Scheme } from '../scheme'

const detailsOf = ({ details }: Intent) => exactDetailsSchema.parse(details)

const witnessOf = (intent: Intent): Witness => ({
  types: [
    { name: 'to', type: 'address' },
    { name: 'validAfter', type: 'uint256' },
  ],
  values: { to: intent.to, validAfter: intent.validAfter },
})

/**
 * Scheme `exact` by Permit2: one signature lets x402's contract move an exact
 * amount to one recipient, once, before it expires (x402 v2, scheme exact, EVM).
 */
export const exactPermit2: Scheme = {
  name: 'exact',
  method: 'permit2',
  isMethod: (method) => method === 'permit2',
  parseOffer: (entry, ...rest) => ({
    ...parseTerms(entry, ...rest),
    scheme: 'exact',
    method: 'permit2',
    isUpTo: false,
    isUpfront: parseIsUpfront(parseExtra(entry.extra).paymentFlow),
    isAlwaysAsked: true,
    details: {},
  }),
  intent: createIntent,
  digest: (intent) => {
    detailsOf(intent)
    return hashTransfer(intent, exactProxyAddress, witnessOf(intent))
  },
  alsoSigned: (intent) => hashPermits(intent, detailsOf(intent).permitNonce),
  payload: (intent, signature) =>
    writeTransfer(intent, signature, exactProxyAddress, witnessOf(intent)),
  extensions: (intent, signatures) =>
    writePermit(intent, detailsOf(intent).permitNonce, signatures),
  mark: {
    kind: 'permit2-nonce',
    permit2: permit2Address,
    spender: exactProxyAddress,
  },
  isUpTo: false,
  isAlwaysAsked: true,
}
