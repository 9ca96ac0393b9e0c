import type { Address, Hex } from 'viem'
import type { Network, NetworkId, Token } from '@/lib/tokens/token'
import type { ReasonCode } from '@/lib/x402/reason'

/** One payable entry of `accepts`, normalised. Amounts are atomic units. */
export type Offer = {
  /** Place in the challenge's `accepts`. */
  index: number
  scheme: 'exact'
  method: 'eip3009'
  network: Network
  token: Token
  amount: bigint
  /** EIP-55 checksummed. */
  payTo: Address
  /** Lifetime the seller asked for, in seconds; ours is never longer. */
  maxTimeoutSeconds: number
  /** The amount is a maximum (`upto`). */
  isUpTo: boolean
  /** Charged even if the page fails (`paymentFlow: upfront`). */
  isUpfront: boolean
}

/** An entry of `accepts` that cannot be paid, and why. */
export type Unpayable = {
  index: number
  because: ReasonCode
  /** What the entry says, as short untrusted strings for display only. */
  says: { scheme?: string; network?: string; asset?: string; amount?: string }
}

/**
 * The complete message an EIP-3009 authorisation signs, before it is signed.
 * Times are Unix seconds, value is atomic units.
 */
export type Intent = {
  scheme: 'exact'
  method: 'eip3009'
  network: NetworkId
  asset: Address
  from: Address
  to: Address
  value: bigint
  validAfter: bigint
  validBefore: bigint
  nonce: Hex
}
