import type { Address } from 'viem'
import type { SignInTerms } from '@/lib/x402/extensions/sign-in-with-x/terms'
import type { ReasonCode } from '@/lib/x402/reason'
import type { Payment } from './payment'

/** A proof of who asks that was, or is about to be, signed. No money moves. */
export type SignIn = {
  /** Begins with `sign-in:`, so that no payment has it. */
  id: string
  /** The visit or call it answers: at most one sign-in each. */
  requestKey: string
  /** Top-level origin the person was on, and the origin that asked. */
  site: string
  seller: string
  method: string
  /** Full URL without fragment. */
  url: string
  /** Who signs, which the seller learns. */
  address: Address
  terms: SignInTerms
  /** The payment it opens again; null where nothing was sold. */
  purchaseId: string | null
  /** The rule it was made under; null where a person said so. */
  ruleId: string | null
  createdAtMs: number
  /** What came back. `refused`: 402 again. */
  outcome: 'none' | 'ok' | 'refused' | 'unknown'
}

/** What is known of a sign-in before it is made. */
type SignInOutlook = {
  /** The newest payment of this account that bought this path there. */
  purchase: Payment | undefined
  /** This visit or call had its one sign-in. */
  isTried: boolean
  /** The seller's nonce was signed before. */
  isUsed: boolean
}

/** The sign-ins, in the ledger's database. Writes are durable on return. */
export type SignInBook = {
  look(inquiry: {
    requestKey: string
    /** Where the 402 came from. */
    url: string
    address: Address
    /** Null where the offer cannot be read. */
    nonce: string | null
  }): Promise<SignInOutlook>
  /** Writes one that may then be signed: each nonce and each request once. */
  add(
    signIn: SignIn,
  ): Promise<{ ok: true } | { ok: false; because: ReasonCode }>
  /** As it was written, or nothing where that cannot be shown. */
  get(id: string): Promise<SignIn | undefined>
  /** Keeps what came back, and tells it of the payment it opened again. */
  answered(id: string, outcome: SignIn['outcome'], nowMs: number): Promise<void>
}

/** Whether an id of an armed header is that of a sign-in. */
export function isSignInId(id: string | null): boolean {
  return id?.startsWith(signInPrefix) === true
}

/** What the id of every sign-in begins with, and that of no payment. */
export const signInPrefix = 'sign-in:'
