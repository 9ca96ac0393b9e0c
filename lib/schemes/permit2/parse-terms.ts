import { isJsonObject, type JsonObject } from '@/lib/x402/json'
import { ReasonError } from '@/lib/x402/reason-error'
import type { NeededApproval, Offer } from '../offer'
import {
  assertTokenName,
  parseAtomicAmount,
  parseExtra,
  parseNetwork,
  parsePayTo,
  parseTimeout,
  parseToken,
} from '../parse-entry'
import type { Scheme } from '../scheme'
import { permit2Address } from './contracts'

/** What every way of paying by Permit2 reads in the same words. */
type Terms = Omit<
  Offer,
  'scheme' | 'method' | 'isUpTo' | 'isUpfront' | 'isAlwaysAsked' | 'details'
>

/**
 * Reads what an entry paid by Permit2 says, whatever its scheme.
 *
 * Every fact about network and token is our own table's; what the seller says
 * of them is compared, never used. Throws `ReasonError`.
 */
export function parseTerms(
  ...[entry, index, payer, extensions]: Parameters<Scheme['parseOffer']>
): Terms {
  const network = parseNetwork(entry.network)
  if (!payer.isNetworkOn(network)) throw new ReasonError('NETWORK_OFF')
  const token = parseToken(entry.asset, network)
  assertTokenName(parseExtra(entry.extra), token)
  return {
    index,
    network,
    token,
    amount: parseAtomicAmount(entry.amount),
    payTo: parsePayTo(entry.payTo, network, payer.self),
    maxTimeoutSeconds: parseTimeout(entry.maxTimeoutSeconds),
    approval: { spender: permit2Address, help: helpIn(extensions) },
  }
}

/**
 * Who helps with the approval Permit2 needs: the extensions a seller declares
 * (x402 v2, eip2612GasSponsoring and erc20ApprovalGasSponsoring).
 */
function helpIn(extensions: JsonObject | null): NeededApproval['help'] {
  if (isJsonObject(extensions?.eip2612GasSponsoring)) return 'sponsored'
  return isJsonObject(extensions?.erc20ApprovalGasSponsoring)
    ? 'unlimited'
    : null
}
