import type { Address } from 'viem'
import type { Offer } from '@/lib/schemes/offer'
import type { Allowances } from './ports'

/** What stands between a signature and the money, besides the signature. */
export type Approval =
  /** Nothing. */
  | { kind: 'enough' }
  /** A permit that is signed along; it has this nonce. */
  | { kind: 'permit'; nonce: bigint }
  /** The person's own approval first: `allowed` is there, `needed` must be. */
  | { kind: 'needed'; spender: Address; allowed: bigint; needed: bigint }
  /** The network did not say. */
  | { kind: 'unknown' }

/**
 * Finds out what an offer needs before it can be paid from `owner`. Only an
 * offer that needs any approval asks the network. Never throws.
 */
export async function approvalFor(
  { network, token, amount, approval }: Offer,
  owner: Address,
  allowances: Allowances,
): Promise<Approval> {
  if (!approval) return { kind: 'enough' }
  const { spender, help } = approval
  const read = await allowances
    .read(network.id, { token: token.address, owner, spender })
    .catch(() => null)
  if (!read) return { kind: 'unknown' }
  if (read.allowed >= amount) return { kind: 'enough' }
  if (help === 'sponsored' && read.permitNonce !== null)
    return { kind: 'permit', nonce: read.permitNonce }
  return { kind: 'needed', spender, allowed: read.allowed, needed: amount }
}
