import type { Address, Hex } from 'viem'
import type { Preferences } from '@/lib/policy/preference'
import type { Network, NetworkId } from '@/lib/tokens/token'
import type { ChainQuestion, ChainWord } from './proof'
import type { Question } from './question'
import type { Silence } from './silence'

/** Reads of the networks' own record, which trust no seller. */
export type Chain = {
  /** Never sends more than `maxCalls` requests; says how many it sent. */
  lookUp(
    network: NetworkId,
    questions: readonly ChainQuestion[],
    maxCalls: number,
  ): Promise<{ words: ReadonlyMap<string, ChainWord>; calls: number }>
}

/** What tokens say their owners have allowed others. */
export type Allowances = {
  /**
   * What `spender` may move of `owner`'s, atomic units, and the nonce of the
   * owner's next permit, null where the token takes none (EIP-2612). Null where
   * the network does not say, or not soon.
   */
  read(
    network: NetworkId,
    of: { token: Address; owner: Address; spender: Address },
  ): Promise<{ allowed: bigint; permitNonce: bigint | null } | null>
}

/** Requests to the networks of the last hour, kept past a stopped worker. */
export type CallLog = {
  load(): Promise<{ atMs: number; calls: number }[]>
  save(spent: { atMs: number; calls: number }[]): Promise<void>
}

/** The only holder of keys. */
export type Vault = {
  /** Begins to read which account will sign. Opens nothing. */
  prepareToSign(): void
  /**
   * Signs the digests of a persisted, ARMED or HANDED payment, the
   * authorisation's first: 65 bytes each.
   */
  signPayment(paymentId: string): Promise<readonly Hex[]>
  /** Signs a persisted sign-in that nothing came back for: 65 bytes. */
  signSignIn(signInId: string): Promise<Hex>
  /** The paying account, known even while locked. */
  address(): Promise<Address | null>
  isUnlocked(): Promise<boolean>
}

/** Where a payment header goes: exactly one request. */
export type Target = {
  tabId: number
  /** The document that asked; empty when only the tab and URL are known. */
  documentId: string
  kind: 'open' | 'call'
  method: string
  /** A page whose requests its service worker relays; opened past it. */
  isRelayed?: boolean | undefined
  /** A page that was opened by way of another site. */
  isIndirect?: boolean | undefined
  /** Without fragment. */
  url: string
  /** For page calls: which call of the page's wrapper to repeat. */
  callId: string | null
}

/** A presentation the browser listens for but has no header of yet. */
export type Prepared = {
  /**
   * Readies the browser to add the header to the target's next request, once.
   * For a call, only the repeat that carries the returned fragment gets it.
   */
  arm(header: {
    name: string
    value: string
  }): Promise<{ fragment: string | null }>
  /** Takes it all back; no header leaves from here on. */
  forget(): Promise<void>
}

/** Puts one header on exactly one request and makes that request happen. */
export type Presenter = {
  /**
   * Whether what asked is still there: the document, or the tab at that URL; for
   * a document that came by a form both, as it can be had only from there.
   */
  isAlive(target: Target): Promise<boolean>
  /** Begins to listen for the target's request; no header exists before `arm`. */
  prepare(paymentId: string, target: Target): Prepared
  /**
   * Sets the request off: tells the call to repeat, or reloads the document, or
   * opens its URL where the page has changed its address since. Nothing where
   * the page has gone.
   */
  go(target: Target, fragment: string | null): Promise<void>
  /** The tab a payment was last presented in. */
  tabOf(paymentId: string): Promise<number | null>
  /** Tells a waiting call to repeat unpaid, or to take its own 402. */
  tell(target: Target, verdict: 'repeat' | 'leave'): Promise<void>
}

/** The waiting questions. They survive a stopped worker. */
export type Questions = {
  get(id: string): Promise<Question | undefined>
  /** Oldest first. */
  all(): Promise<Question[]>
  /** Whether it can be kept beside those that wait, and others after it. */
  hasRoom(question: Question): Promise<boolean>
  put(question: Question): Promise<void>
  /** Changes one that still waits; one that is gone stays gone. */
  change(id: string, change: (one: Question) => Question): Promise<void>
  remove(id: string): Promise<Question | undefined>
  silence(site: string): Promise<Silence | undefined>
  setSilence(silence: Silence): Promise<void>
}

/** Shows the questions to the person. */
export type Approver = {
  /** A question came: open the popup or the window if the browser allows. */
  show(question: Question): Promise<void>
  /** A person answered a question of this tab. */
  heard(tabId: number): void
  /** Something a screen may show has changed. */
  changed(): void
}

/** Which networks are switched on, and which are liked. */
export type Networks = {
  /** Whether each network is on, as of one look at the settings. */
  switches(): Promise<(network: Network) => boolean>
  /** What the person likes to pay with. */
  preferences(): Promise<Preferences>
}

/** Labelled points at which a test may stop the worker; nothing in a release. */
export type Checkpoint = (
  label:
    | 'noticed'
    | 'afterReserve'
    | 'afterSign'
    | 'afterHanded'
    | 'afterArm'
    | 'afterLook'
    | 'afterApproval'
    | 'afterApprovalSent'
    | 'afterSignInKept'
    | 'afterSignIn'
    | 'afterSignInArmed',
) => Promise<void>

/** Time and randomness, so the journey can be tested. */
export type Clock = { nowMs(): number }
/** Bytes nobody can foresee; in tests, the same each time. */
export type Random = { bytes(length: number): Uint8Array }
