import type { Address, Hex } from 'viem'
import type { Network, NetworkId, Token } from '@/lib/tokens/token'
import type { ReasonCode } from '@/lib/x402/reason'

/**
 * What a scheme keeps of its own, by name: short printable texts. Nobody but
 * the scheme reads them.
 */
type Details = Readonly<Record<string, string>>

/**
 * What must be allowed before a payment can be taken: the token lets `spender`
 * move as much as is paid. `sponsored`: somebody else pays the network for that
 * where we sign a permit (EIP-2612). `unlimited`: they would only have it
 * without a limit, which is never signed.
 */
export type NeededApproval = {
  spender: Address
  help: 'sponsored' | 'unlimited' | null
}

/** One payable entry of `accepts`, normalised. Amounts are atomic units. */
export type Offer = {
  /** Place in the challenge's `accepts`. */
  index: number
  /** `scheme` of x402; with `method` the name of the scheme that reads it. */
  scheme: string
  /** How the token is moved (`extra.assetTransferMethod`). */
  method: string
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
  /** No rule pays it: a person is asked every time. */
  isAlwaysAsked: boolean
  /** Who alone can have it settled; null: anybody who holds it. */
  settledBy: Address | null
  /** Null where the signature alone is enough. */
  approval: NeededApproval | null
  details: Details
}

/** An entry of `accepts` that cannot be paid, and why. */
export type Unpayable = {
  index: number
  because: ReasonCode
  /** What the entry says, as short untrusted strings for display only. */
  says: { scheme?: string; network?: string; asset?: string; amount?: string }
}

/**
 * All that an authorisation says, before it is signed. Times are Unix seconds,
 * amounts are atomic units.
 */
export type Intent = {
  scheme: string
  method: string
  network: NetworkId
  asset: Address
  from: Address
  to: Address
  /** The most that can be taken. */
  value: bigint
  validAfter: bigint
  validBefore: bigint
  /** 32 bytes; used once. */
  nonce: Hex
  details: Details
}
