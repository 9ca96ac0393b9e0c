import type { Address, Hex } from 'viem'
import type { UseMark } from '@/lib/schemes/scheme'

/** A transfer the chain shows, whoever sent the transaction. */
export type Settled = {
  kind: 'settled'
  transaction: Hex
  /** Block number, decimal. */
  block: string
  /** The block's own time, Unix ms. */
  blockTimeMs: number
  /** What was really taken, decimal atomic units. */
  amount: string
  /** Who sent the transaction. */
  submitter: Address
  /** Blocks on top of it when it was looked at, itself included. */
  confirmations: number
}

/** Why nothing is proven yet. */
export type OpenBecause =
  /** Not used, and it still can be. */
  | 'LIVE'
  /** Past its end, but not deep enough under other blocks. */
  | 'NOT_FINAL'
  /** No endpoint answered, or not in time. */
  | 'UNREACHABLE'
  /** An endpoint serves another chain. */
  | 'WRONG_CHAIN'
  /** Endpoints contradict each other. */
  | 'DISAGREE'
  /** The nonce is used, and no transfer to the seller came with it. */
  | 'USED_OTHERWISE'
  /** The answer makes no sense. */
  | 'BAD_ANSWER'

/** What the chain says of one authorisation, as of one look. */
export type ChainWord =
  | Settled
  /** Never used, and it never can be: every asked endpoint agrees. */
  | { kind: 'dead'; chainTimeMs: number; endpoints: number }
  | { kind: 'open'; because: OpenBecause }

/** What is kept of it with the payment. `nextAtMs`: looked at again then. */
export type Proof = ChainWord & {
  atMs: number
  /** Null: never again by itself. */
  nextAtMs: number | null
  tries: number
}

/** One authorisation to look for. */
export type ChainQuestion = {
  id: string
  asset: Address
  from: Address
  to: Address
  /** Decimal atomic units; where `isUpTo`, the most that can be taken. */
  value: string
  isUpTo: boolean
  mark: UseMark
  nonce: Hex
  /** Unix seconds, decimal. */
  validBefore: string
  createdAtMs: number
  /** The transaction the seller named; never trusted, only looked at first. */
  hint: Hex | null
  /** It was looked for far and wide already: now only where it should be. */
  isNearOnly?: boolean
}
