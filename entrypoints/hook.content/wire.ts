/** The one event that hands the hook its end of the private channel. */
export const portEvent = 'x402-port'

/** What a 402 response says of its price, as far as script may read it. */
export type Words = {
  header?: string | undefined
  body?: string | undefined
}

/**
 * One 402 of the page, or a call before it is sent; see the messages `claim` and
 * `ahead` of the page contract.
 */
export type Claim = {
  callId: string
  url: string
  /** Where it was sent to at first; a call that was not sent yet has none. */
  to?: string
  method: string
  /** Of a call that was sent. */
  canRepeat?: boolean
  /** SHA-256 of the body; undefined for none. */
  bodyDigest?: ArrayBuffer | undefined
  /** Unpaid repeats so far; below zero: not sent yet, its price is known. */
  repeats: number
  words?: Words
}

/** From the hook to the bridge. */
export type HookMessage =
  | { kind: 'claim'; claim: Claim }
  | { kind: 'answered'; callId: string; words: Words }
  | { kind: 'drop'; callId: string }
  | { kind: 'paywall'; json: string }

/**
 * What to do with a claimed 402. `#x402=…` is the fragment to pay with,
 * `#x402-…` the one to sign in with, after which a 402 is claimed again; `gone`
 * means the extension is no more, so nothing shall be held again.
 *
 * A string, not an object: resolving a promise with an object asks it for
 * `then`, which the page may have put on `Object.prototype`.
 */
export type HookVerdict = 'leave' | 'words' | 'repeat' | 'gone' | `#${string}`

/** From the bridge to the hook. */
export type BridgeMessage =
  | { kind: 'verdict'; callId: string; verdict: HookVerdict }
  /** The next such call, `GET https://…`, is to be said before it is sent. */
  | { kind: 'verdict'; callId: string; verdict: 'known' }
  | { kind: 'paywall' }
