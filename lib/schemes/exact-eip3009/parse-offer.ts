import { type JsonValue, stringOf } from '@/lib/x402/json'
import { ReasonError } from '@/lib/x402/reason-error'
import {
  assertTokenName,
  isSaid,
  parseAtomicAmount,
  parseExtra,
  parseIsUpfront,
  parseNetwork,
  parsePayTo,
  parseTimeout,
  parseToken,
} from '../parse-entry'
import type { Scheme } from '../scheme'

/**
 * Reads an `exact` entry that is paid by an EIP-3009 authorisation.
 *
 * Every fact about network and token is our own table's; what the seller says
 * of them is compared, never used. Throws `ReasonError`.
 */
export const parseOffer: Scheme['parseOffer'] = (entry, index, payer) => {
  const extra = parseExtra(entry.extra)
  const isUpfront = parseIsUpfront(extra.paymentFlow)
  const network = parseNetwork(entry.network)
  if (!payer.isNetworkOn(network)) throw new ReasonError('NETWORK_OFF')
  const token = parseToken(entry.asset, network)
  assertTokenName(extra, token)
  assertOwnDomain(extra.verifyingContract, token.address)
  return {
    index,
    scheme: 'exact',
    method: 'eip3009',
    network,
    token,
    amount: parseAtomicAmount(entry.amount),
    payTo: parsePayTo(entry.payTo, network, payer.self),
    maxTimeoutSeconds: parseTimeout(entry.maxTimeoutSeconds),
    isUpTo: false,
    isUpfront,
    isAlwaysAsked: false,
    settledBy: null,
    approval: null,
    details: {},
  }
}

/**
 * Deposit wallets look like `exact` but verify under their own contract: signing
 * for the token would pay another way.
 */
function assertOwnDomain(
  verifyingContract: JsonValue | undefined,
  asset: string,
): void {
  if (
    isSaid(verifyingContract) &&
    stringOf(verifyingContract)?.toLowerCase() !== asset.toLowerCase()
  )
    throw new ReasonError('UNKNOWN_METHOD')
}
