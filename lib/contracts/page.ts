import * as z from 'zod/mini'
import type { Contract } from '@/lib/messaging/contract'
import { nothing } from '@/lib/messaging/nothing'

/** What a page's document or response says of the price; untrusted. */
const pageWordsSchema = z.object({
  /** `PAYMENT-REQUIRED` where script may read it. */
  header: z.optional(z.string().check(z.maxLength(262_144))),
  /** The response body or the document's text, cut at 64 kB. */
  body: z.optional(z.string().check(z.maxLength(65_536))),
  /** `window.x402` of a paywall page as JSON, cut at 64 kB. */
  paywall: z.optional(z.string().check(z.maxLength(65_536))),
})

/**
 * What to do with a claimed 402.
 * `leave`: nothing; the page keeps its answer. `words`: say what the response
 * or document says, of a relayed one also what the network does. `repeat`: send
 * the same call once more, unpaid.
 * `wait`: a person is being asked; a push follows. `pay`: repeat the call with
 * this fragment. `sign-in`: the same, and a 402 again is claimed once more.
 * `reload`: repeat this document's navigation.
 */
const verdictSchema = z.union([
  z.object({ kind: z.literal('leave') }),
  z.object({ kind: z.literal('words') }),
  z.object({ kind: z.literal('repeat') }),
  z.object({ kind: z.literal('wait') }),
  z.object({ kind: z.literal('pay'), fragment: z.string() }),
  z.object({ kind: z.literal('sign-in'), fragment: z.string() }),
])

/** What only the isolated world may say of its document. */
const presence = {
  /** The document is in front. */
  isVisible: z.boolean(),
  /** A person pressed or typed on it since it loaded. */
  hasGesture: z.boolean(),
}

const id = z.string().check(z.minLength(1), z.maxLength(64))

/** What our content script may ask; who is asking comes from the browser. */
export const pageContract = {
  /** This document came with status 402, or 412, which may be anything. */
  visit: {
    input: z.object({
      status: z.literal([402, 412]),
      words: z.optional(pageWordsSchema),
      title: z.string().check(z.maxLength(512)),
      /** A service worker of the page stands between it and the network. */
      isRelayed: z.optional(z.boolean()),
      /** A page of its own site opened it; said where it is relayed. */
      isFromItsSite: z.optional(z.boolean()),
      ...presence,
    }),
    output: verdictSchema,
  },
  /** A `fetch` or XMLHttpRequest of this page was answered 402. */
  claim: {
    input: z.object({
      callId: id,
      /** Final URL of the response, without fragment. */
      url: z.string().check(z.maxLength(8192)),
      method: z.string().check(z.maxLength(32)),
      /** The call can be made again with the same body. */
      canRepeat: z.boolean(),
      /** SHA-256 hex of the request body, `` for none. */
      bodyHash: z.string().check(z.maxLength(64)),
      /** How often this call was already repeated unpaid. */
      repeats: z.number(),
      words: z.optional(pageWordsSchema),
      /**
       * The browser's resource timing, read outside the page's reach, has this
       * URL answered 402 by the network (no service worker in between).
       */
      isAttested: z.optional(z.boolean()),
      /** Answered by another origin than it was sent to, as the page says. */
      isIndirect: z.boolean(),
      title: z.string().check(z.maxLength(512)),
      ...presence,
    }),
    output: verdictSchema,
  },
  /**
   * A `fetch` or XMLHttpRequest of this page, not sent yet, whose price this
   * document was told is known. `pay`, or anything else: send it unpaid.
   */
  ahead: {
    input: z.object({
      callId: id,
      /** Without fragment. */
      url: z.string().check(z.maxLength(8192)),
      method: z.string().check(z.maxLength(32)),
      title: z.string().check(z.maxLength(512)),
      ...presence,
    }),
    output: verdictSchema,
  },
  /** A paid call was answered 402 again: what the answer says. */
  answered: {
    input: z.object({ callId: id, words: pageWordsSchema }),
    output: nothing,
  },
  /** The page aborted or dropped a call that was being asked about. */
  drop: { input: z.object({ callId: id }), output: nothing },
  /** This document is going away (or into the back/forward cache). */
  gone: { input: nothing, output: nothing },
} satisfies Contract

/** What the background pushes to one document. */
const pushSchema = z.union([
  /** The verdict on a call that waited. */
  z.object({ kind: z.literal('verdict'), callId: id, verdict: verdictSchema }),
  /** Repeat this document's navigation from inside (it came by POST). */
  z.object({ kind: z.literal('reload') }),
  /** The next such call may be paid before it is sent: say it first. */
  z.object({ kind: z.literal('known'), method: z.string(), url: z.string() }),
  /** Are you there? Answer `true`. */
  z.object({ kind: z.literal('ping') }),
])

/** What a page says of its price; untrusted. */
export type PageWords = z.infer<typeof pageWordsSchema>
/** What a page's content script is to do about a 402. */
export type Verdict = z.infer<typeof verdictSchema>
/** What the background pushes to one document. */
export type Push = z.infer<typeof pushSchema>
