import type { Address } from 'viem'
import type { OlderDay } from '@/lib/export/older-day'
import type { ExportRow } from '@/lib/export/row'
import type { Circumstances } from '@/lib/policy/circumstances'
import type { Standing } from '@/lib/policy/standing'
import type { Stop } from '@/lib/policy/stop'
import type { Offer } from '@/lib/schemes/offer'
import type { ReasonCode } from '@/lib/x402/reason'
import type { Receipt } from '@/lib/x402/receipt'
import type { Delivery, Payment, PaymentEvent, Taken } from './payment'
import type { ChainWord } from './proof'

/** A payment about to be reserved: all of the row but what the ledger sets. */
export type Candidate = Omit<
  Payment,
  | 'state'
  | 'delivery'
  | 'deliveryCode'
  | 'status'
  | 'receipt'
  | 'presents'
  | 'proof'
  | 'isHidden'
  | 'createdAtMs'
  | 'changedAtMs'
> & {
  /**
   * How the priced answer came about, where a rule decided: the rule is looked
   * at again inside the transaction. Null where a person did.
   */
  circumstances: Circumstances | null
  nowMs: number
}

/** What the reserve transaction decided. */
export type Reserved =
  /** Written and durable, as ARMED or as handed over: it may be signed. */
  | { kind: 'reserved'; payment: Payment }
  /** The same request was reserved before (a retry after a killed worker). */
  | { kind: 'resumed'; payment: Payment }
  /** A live, unanswered authorisation for this purchase exists: present it. */
  | { kind: 'present'; payment: Payment }
  | { kind: 'refused'; because: ReasonCode; previous?: Payment }
  /** The rule does not cover this payment, or not any more. */
  | { kind: 'stopped'; stop: Stop }

/** What a decision looks up in the ledger. */
export type Inquiry = {
  site: string
  seller: string
  /** The payable offers, with the purchase each would be. */
  offers: readonly { purchaseKey: string; offer: Offer }[]
  nowMs: number
}

/** What the ledger knows of a priced answer, as of one moment. */
export type Outlook = {
  /** For each offer: the purchase's newest payment that is neither void nor dead. */
  previous: readonly (Payment | undefined)[]
  standing: Standing
}

/** The answer to a presented payment, as the browser recorded it. */
export type Answer = {
  delivery: Exclude<Delivery, 'none'>
  code: string | null
  status: number | null
  receipt: Receipt | null
  /** What was delivered may serve later calls from the browser's own cache. */
  isReusable?: boolean
  /** The browser saves it as a file: the page that asked stays where it is. */
  isSaved?: boolean
}

/** A row that was read from a file of another browser: nothing but history. */
export type Imported = { id: string; createdAtMs: number; imported: ExportRow }

/** The store of payments. Every write is durable before it resolves. */
export type Ledger = {
  /**
   * Checks and writes the complete intent in one read-write transaction.
   * `again` lets an unanswered earlier payment of the same purchase stand
   * beside a new one ("pay again"). `isHanding`: who reserves it signs it next
   * and hands it over, so a fresh one is HANDED from the start and shown once;
   * until `signed` is said, it can still be voided.
   */
  reserve(
    candidate: Candidate,
    options?: { again: boolean; isHanding?: boolean },
  ): Promise<Reserved>
  /** All that a decision needs, in one read. */
  look(inquiry: Inquiry): Promise<Outlook>
  /** Begins a look that will be asked for at once; nobody waits for it. */
  foresee(inquiry: Inquiry): void
  /** The device's time is right, a network says: a leap forward is no doubt. */
  confirmTime(nowMs: number): Promise<void>
  get(id: string): Promise<Payment | undefined>
  /**
   * As `get`, but undefined for a row without a seal as well, and while locked:
   * what is to be signed was sealed when it was reserved.
   */
  signable(id: string): Promise<Payment | undefined>
  /**
   * ARMED → HANDED and shown to its seller, or a HANDED one shown once more.
   * Throws TOO_MANY_PRESENTS past the third, TOO_LATE with too little time
   * left, and INTERNAL on any other state.
   */
  handedOver(id: string, nowMs: number): Promise<Payment>
  /** There is a signature: nothing voids the payment from here on. */
  signed(id: string): void
  /**
   * ARMED or handing over → VOID: only when no signature was made. Throws
   * INTERNAL on any other.
   */
  voided(id: string, because: ReasonCode, nowMs: number): Promise<void>
  answered(id: string, answer: Answer, nowMs: number): Promise<Payment>
  /** The title of the page that came; untrusted text, changes nothing else. */
  titled(id: string, title: string): Promise<void>
  /** The payment reserved for a request, if it was not voided since. */
  ofRequest(requestKey: string): Promise<Payment | undefined>
  /** Newest first; `before` is the last row's `id` of the page before. */
  list(page: { before?: string; limit: number }): Promise<Payment[]>
  /** The same with the rows that came from files among them. */
  listAll(page: {
    before?: string
    limit: number
  }): Promise<(Payment | Imported)[]>
  /** How many rows `listAll` has in all. */
  countAll(): Promise<number>
  /** What payments that left the history took, by day, oldest first. */
  olderDays(): Promise<OlderDay[]>
  events(id: string): Promise<PaymentEvent[]>
  /** The events of each of these, in one read. */
  eventsOf(ids: readonly string[]): Promise<PaymentEvent[][]>
  /** Counted payments of a site since a time, per token. */
  takenBy(site: string, sinceMs: number): Promise<Taken[]>
  /** How many payments of a site went to this recipient, and whether any to others. */
  recipient(
    site: string,
    payTo: Address,
  ): Promise<{ toThis: number; hasOthers: boolean }>
  /**
   * What payments to a seller on a site that named a maximum usually came to:
   * the median of what the chain shows of the last ten; null before any.
   */
  usual(
    site: string,
    seller: string,
    offer: Pick<Offer, 'scheme' | 'method' | 'network' | 'token'>,
  ): Promise<bigint | null>
  /** What is to be looked up on its chain by now, what came up last first. */
  due(nowMs: number, limit: number): Promise<Payment[]>
  /** When something is to be looked up next; null where nothing is open. */
  nextLookAtMs(nowMs: number): Promise<number | null>
  /** Payments past their end that nothing is proven of, newest end first. */
  ended(nowMs: number, limit: number): Promise<Payment[]>
  /**
   * What the chain said. `dead` is final, and `settled` once it is deep; what
   * `dead` took out of limits is given back with it. Rejects with LOCKED where
   * that needs the seal and the wallet is locked.
   */
  looked(
    id: string,
    word: ChainWord,
    nextAtMs: number | null,
    nowMs: number,
  ): Promise<Payment>
  /** Puts a payment out of sight, or back. */
  hide(id: string, isHidden: boolean): Promise<void>
  /** Keeps rows of a file; those whose ids are known are left alone. */
  importRows(rows: readonly ExportRow[]): Promise<number>
  imported(id: string): Promise<ExportRow | undefined>
  forgetImported(): Promise<void>
  wipe(): Promise<void>
}
