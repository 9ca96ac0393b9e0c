import type { JsonObject, JsonValue } from './json'
import type { ReasonCode } from './reason'

/**
 * One 402 response, parsed.
 *
 * `accepts`, `resource` and `extensions` are what the seller sent, value for
 * value: the payment echoes them, so nothing is normalised here
 * (x402 v2 §5.1.2; v1 §5.1).
 */
export type Challenge = {
  version: 1 | 2
  accepts: readonly JsonValue[]
  resource: JsonObject | null
  extensions: JsonObject | null
  error: string | null
}

/** Where the words of a challenge came from, strongest first. */
export type Evidence =
  /** The browser's own record of the response headers. */
  | 'header'
  /** The seller's document or a response body, handed over by the page. */
  | 'page-supplied'

/** A challenge, or why these bytes are not one that can be read. */
export type ReadResult =
  | { ok: true; challenge: Challenge }
  | {
      ok: false
      because: ReasonCode
      /** With `SIGN_IN_ONLY`: the challenge, whose `accepts` is empty. */
      signIn?: Challenge
    }
