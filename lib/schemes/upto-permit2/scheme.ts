import { ReasonError } from '@/lib/x402/reason-error'
import type { Intent } from '../offer'
import { isSaid, parseExtra, parseIsUpfront } from '../parse-entry'
import { permit2Address, uptoProxyAddress } from '../permit2/contracts'
import { uptoDetailsSchema } from '../permit2/details'
import { createIntent } from '../permit2/intent'
import { parseTerms } from '../permit2/parse-terms'
import { hashPermits, writePermit } from '../permit2/permit'
import { hashTransfer, type Witness, writeTransfer } from '../permit2/transfer'
import type { Scheme } from '../scheme'
import { parseFacilitator } from './parse-facilitator'

const detailsOf = ({ details }: Intent) => uptoDetailsSchema.parse(details)

const witnessOf = (intent: Intent): Witness => ({
  types: [
    { name: 'to', type: 'address' },
    { name: 'facilitator', type: 'address' },
    { name: 'validAfter', type: 'uint256' },
  ],
  values: {
    to: intent.to,
    facilitator: detailsOf(intent).facilitator,
    validAfter: intent.validAfter,
  },
})

/**
 * Scheme `upto` by Permit2: one signature lets one facilitator move any amount
 * up to a maximum to one recipient, once, before it expires (x402 v2, scheme
 * upto, EVM).
 */
export const uptoPermit2: Scheme = {
  name: 'upto',
  method: 'permit2',
  // There is no other way to move it, so most sellers do not say.
  isMethod: (method) => !isSaid(method) || method === 'permit2',
  parseOffer: (entry, ...rest) => {
    const extra = parseExtra(entry.extra)
    // The amount is known only after the page was made.
    if (parseIsUpfront(extra.paymentFlow)) throw new ReasonError('UNKNOWN_FLOW')
    return {
      ...parseTerms(entry, ...rest),
      scheme: 'upto',
      method: 'permit2',
      isUpTo: true,
      isUpfront: false,
      isAlwaysAsked: true,
      details: { facilitator: parseFacilitator(extra.facilitatorAddress) },
    }
  },
  intent: createIntent,
  digest: (intent) => hashTransfer(intent, uptoProxyAddress, witnessOf(intent)),
  alsoSigned: (intent) => hashPermits(intent, detailsOf(intent).permitNonce),
  payload: (intent, signature) =>
    writeTransfer(intent, signature, uptoProxyAddress, witnessOf(intent)),
  extensions: (intent, signatures) =>
    writePermit(intent, detailsOf(intent).permitNonce, signatures),
  mark: {
    kind: 'permit2-nonce',
    permit2: permit2Address,
    spender: uptoProxyAddress,
  },
  isUpTo: true,
  isAlwaysAsked: true,
}
