import type { Address } from 'viem'
import * as z from 'zod/mini'
import { stopCodes } from '@/lib/policy/stop'
import type { Challenge } from '@/lib/x402/challenge'
import type { SignInTerms } from '@/lib/x402/extensions/sign-in-with-x/terms'
import type { ReasonCode } from '@/lib/x402/reason'
import type { Allowance } from './answer-rule'

/** Who asked, and which request is repeated when the answer is yes. */
export const targetSchema = z.object({
  tabId: z.number(),
  documentId: z.string(),
  kind: z.enum(['open', 'call']),
  method: z.string(),
  /** Without fragment. */
  url: z.string(),
  callId: z.nullable(z.string()),
  /** A page whose requests its service worker relays; opened past it. */
  isRelayed: z.optional(z.boolean()),
  /** A page that was opened by way of another site. */
  isIndirect: z.optional(z.boolean()),
})

/** One waiting question as it survives a stopped worker. */
export const questionSchema = z.object({
  id: z.string(),
  target: targetSchema,
  /** Top-level origin the person is on. */
  site: z.string(),
  /** The page's title, untrusted. */
  title: z.string(),
  bodyHash: z.string(),
  evidence: z.enum(['header', 'page-supplied']),
  challenge: z.nullable(
    z.custom<Challenge>((value) => typeof value === 'object'),
  ),
  /** Why nothing here can be paid. */
  because: z.nullable(
    z.custom<ReasonCode>((value) => typeof value === 'string'),
  ),
  /** Hash of the terms shown. */
  hash: z.string(),
  /** The browser has not recorded this answer itself yet. */
  needsProof: z.boolean(),
  /** What the seller sent, cut at 4 kB, for a person to copy. */
  raw: z.string(),
  state: z.enum([
    'ask',
    'unpayable',
    'hidden-price',
    'paid-before',
    'sign-in',
    'outcome',
  ]),
  /** A way in without paying, or why the one that is offered is not taken. */
  signIn: z._default(
    z.nullable(
      z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('offered'),
          /** The visit or call it is for. */
          requestKey: z.string(),
          terms: z.custom<SignInTerms>((value) => typeof value === 'object'),
          address: z.custom<Address>((value) => typeof value === 'string'),
          purchaseId: z.nullable(z.string()),
        }),
        z.object({
          kind: z.literal('refused'),
          because: z.custom<ReasonCode>((value) => typeof value === 'string'),
        }),
      ]),
    ),
    null,
  ),
  /** Why the rule for one of its offers did not pay. */
  stop: z.nullable(
    z.object({
      code: z.enum(stopCodes),
      ruleId: z.string(),
      offerIndex: z.number(),
      /** Decimal units, as `Stop` has them. */
      limit: z.nullable(z.object({ used: z.string(), of: z.string() })),
    }),
  ),
  /** Questions of one page that came together are asked as one. */
  groupId: z.string(),
  /** The earlier payment this question is about. */
  previousId: z.nullable(z.string()),
  /**
   * The person's yes to terms the browser has not confirmed yet: the call is
   * repeated unpaid, and paid only if the terms then equal these.
   */
  approved: z.nullable(
    z.object({
      hash: z.string(),
      offerIndex: z.number(),
      again: z.boolean(),
      allowance: z.custom<Allowance>((value) => typeof value === 'object'),
    }),
  ),
  createdAtMs: z.number(),
  expiresAtMs: z.number(),
})

/** What waits for a person's answer; times in Unix ms. */
export type Question = z.infer<typeof questionSchema>

/**
 * Whether a question goes with the page that asked. What happened to money is
 * told even when its page has gone.
 */
export function isOfItsPage({ state }: Pick<Question, 'state'>): boolean {
  return state !== 'outcome'
}

/** As much of what a seller sent is kept for a person to copy. */
export const maxRawChars = 4096

/** A question waits this long, ms. */
export const questionLifeMs = 5 * 60_000

/** Questions that may wait at once; more are left as plain 402s. */
export const maxQuestions = 10

/** Calls of one page that come within this are one question, ms. */
export const togetherMs = 300

/** Calls one question may hold; more are left as plain 402s. */
export const maxTogether = 50

/** Calls all questions may hold. */
export const maxWaiting = 60
