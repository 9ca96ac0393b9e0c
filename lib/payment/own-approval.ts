import type { Address, Hex } from 'viem'
import type { ApprovalCode } from '@/lib/policy/approval-code'
import type { NetworkId } from '@/lib/tokens/token'

/** Permit2 (Uniswap), at the same address everywhere: all we ever approve. */
export const approvedSpender: Address =
  '0x000000000022D473030F116dDEE9F6B43aC78BA3'

/**
 * One `approve` transaction as it is kept before it is signed. Amounts are
 * decimal: of the token atomic, of the network's coin wei.
 */
export type OwnApproval = {
  id: string
  network: NetworkId
  asset: Address
  owner: Address
  /** What Permit2 may take from then on, in place of what it could before. */
  amount: string
  nonce: number
  gas: string
  maxFeePerGas: string
  maxPriorityFeePerGas: string
  /** `READY`: may be signed and sent; `DONE` and `FAILED` are final. */
  state: 'READY' | 'SENT' | 'DONE' | 'FAILED'
  /** The transaction's hash, once it was signed. */
  hash: Hex | null
  because: ApprovalCode | null
  createdAtMs: number
  /** When it was last handed to the network, Unix ms. */
  sentAtMs: number | null
}

/** The approvals in the ledger's database. */
export type ApprovalBook = {
  get(id: string): Promise<OwnApproval | undefined>
  /** On the disk when it resolves. */
  put(approval: OwnApproval): Promise<void>
  /** Those of an account, newest first. */
  all(): Promise<OwnApproval[]>
}

/** What an `approve` would take, as a network says. */
export type ApprovalCost = {
  /** Already allowed, atomic units of the token. */
  allowed: bigint
  /** The account's balance of the network's own coin, wei. */
  coin: bigint
  nonce: number
  gas: bigint
  maxFeePerGas: bigint
  maxPriorityFeePerGas: bigint
  /** The lowest fee for each gas that the next block may take. */
  leastFeePerGas: bigint
}

/** The network, as far as an approval needs it. Nothing here throws. */
export type ApprovalChain = {
  /** Null where the network did not say; `REVERTED` where the token refuses. */
  cost(
    approval: Pick<OwnApproval, 'network' | 'asset' | 'owner' | 'amount'>,
  ): Promise<ApprovalCost | 'REVERTED' | null>
  /** Null once it is on its way, or where the network did not answer. */
  send(network: NetworkId, transaction: Hex): Promise<ApprovalCode | null>
  /** Null while it is not in a block, or where the network did not answer. */
  outcome(network: NetworkId, hash: Hex): Promise<'DONE' | 'REVERTED' | null>
}
