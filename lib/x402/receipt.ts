import type { Hex } from 'viem'

/** A decoded receipt, as the seller words it. Nothing in it is proof. */
export type Receipt = {
  success: boolean | null
  /** Lower case; `null` where it is no 32-byte hash. */
  transaction: Hex | null
  network: string | null
  payer: string | null
  /** Atomic units. */
  amount: string | null
  /** The seller's code or words, at most 128 characters. */
  error: string | null
  /** The header as received, cut at 32 kB. */
  raw: string
}
