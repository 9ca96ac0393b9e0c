import type { Address, Hex } from 'viem'
import type { Reached } from '@/lib/policy/limits-reached'
import type { StoredIntent } from '@/lib/schemes/intent-codec'
import type { NetworkId } from '@/lib/tokens/token'
import type { Evidence } from '@/lib/x402/challenge'
import type { ChosenTerms } from '@/lib/x402/chosen-terms'
import type { Receipt } from '@/lib/x402/receipt'
import type { Proof } from './proof'

/**
 * Where the money is. ARMED: counted, perhaps signed. HANDED: the signature
 * left the vault. VOID: no signature was ever made. SETTLED and DEAD need
 * proof from the chain.
 */
export type PaymentState = 'ARMED' | 'HANDED' | 'VOID' | 'SETTLED' | 'DEAD'

/**
 * What came back. `none`: nothing yet. `ok`: 2xx. `refused`: the seller
 * answered with a code and no money moved on its word. `failed`: settlement
 * failed on its word. `unknown`: nobody said what happened to the money.
 */
export type Delivery = 'none' | 'ok' | 'refused' | 'failed' | 'unknown'

/** How the request is made and repeated. */
type RequestKind = 'open' | 'call'

/** The terms agreed to, kept so that they can be echoed and shown later. */
type Terms = ChosenTerms & { evidence: Evidence }

/** A rule's limits at the time it decided: decimal atomic units. */
type RuleLimits = { perPayment: string; per24h: string; per30d: string }

/** One row of the ledger, from reservation to outcome. */
export type Payment = {
  id: string
  /** Same site, method, URL, body, token, amount and payTo: the same purchase. */
  purchaseKey: string
  /** The question or call this payment answers; makes reserving idempotent. */
  requestKey: string
  decidedBy:
    | { kind: 'you' }
    /**
     * The ledger adds the limits, and lines on the way to any that this payment
     * crossed; payments older than that have neither.
     */
    | {
        kind: 'rule'
        ruleId: string
        limits?: RuleLimits | undefined
        reached?: Reached[] | undefined
      }
  kind: RequestKind
  /** Top-level origin the person was on. */
  site: string
  /** Origin that answered 402. */
  seller: string
  method: string
  /** Full URL without fragment. */
  url: string
  /** The page's title when asked; untrusted text. */
  title: string
  intent: StoredIntent
  /** EIP-712 digest of `intent` under our own token table. */
  digest: Hex
  /** Digests of what is signed together with it; mostly none. */
  alsoSigned: readonly Hex[]
  terms: Terms
  /** It went with the first request, before the seller asked this time. */
  isAhead?: boolean | undefined
  /** Its number at a seller that takes one; the same each time it is shown. */
  identifier?: string | undefined
  state: PaymentState
  delivery: Delivery
  /** The code a seller or we gave for `refused`, `failed`, `unknown`. */
  deliveryCode: string | null
  /** HTTP status of the answer, when there was one. */
  status: number | null
  receipt: Receipt | null
  /** Times the same header was handed out. */
  presents: number
  /** What the chain said when it was last looked at; null before that. */
  proof: Proof | null
  /** The person put it out of sight; it counts as before. */
  isHidden: boolean
  createdAtMs: number
  changedAtMs: number
}

/** The `deliveryCode` of a payment whose number the seller has for another. */
export const identifierConflict = 'IDENTIFIER_CONFLICT'

/** The `deliveryCode` of a payment that no request came for. */
export const notSent = 'NOT_SENT'

/** The `deliveryCode` of a payment whose seller sent on to another price. */
export const redirected = 'REDIRECTED'

/** What happened to a payment, appended and never changed. */
export type PaymentEvent = {
  paymentId: string
  atMs: number
  kind:
    | 'reserved'
    | 'signed'
    | 'voided'
    | 'presented'
    | 'answered'
    | 'lost'
    /** The chain shows the transfer; detail: the transaction. */
    | 'settled'
    /** The chain shows that it never will be used. */
    | 'dead'
    /** The chain says something else than before; detail: an `OpenBecause`. */
    | 'looked'
    /** A sign-in opened what it bought again; nothing was paid. */
    | 'reopened'
    | 'note'
  /** A code, a status, or a short fact; shown in the detail view. */
  detail: string
}

/** What a site took, per token, in atomic units. */
export type Taken = { network: NetworkId; asset: Address; amount: string }
