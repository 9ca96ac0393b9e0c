import * as z from 'zod/mini'
import { requestKinds } from '@/lib/policy/rule'
import { paymentRowSchema } from './history'
import { barSchema, stopViewSchema } from './limits'

/** One payable offer as a screen shows it. Amounts: decimal atomic units. */
const offerViewSchema = z.object({
  index: z.number(),
  /** CAIP-2. */
  network: z.string(),
  asset: z.string(),
  amount: z.string(),
  payTo: z.string(),
  recipient: z.union([
    z.object({ kind: z.literal('same'), count: z.number() }),
    z.object({ kind: z.literal('new') }),
    z.object({ kind: z.literal('changed') }),
  ]),
  isUpTo: z.boolean(),
  /** What the maximum usually came to, where the chain has shown it. */
  usually: z.nullable(z.string()),
  /** Who helps with the allowance it needs; see `NeededApproval`. */
  allowanceHelp: z.nullable(z.enum(['sponsored', 'unlimited'])),
  /** Who alone can settle it; null: anybody who holds it. */
  settledBy: z.nullable(z.string()),
  /** The token's contract must allow it first; see `approvalTerms`. */
  needsAllowance: z.boolean(),
  isUpfront: z.boolean(),
  /** How long our authorisation lives, seconds, and what the seller asked. */
  livesSeconds: z.number(),
  askedSeconds: z.number(),
})

/** An offer that cannot be paid, with what it says of itself (untrusted). */
const unpayableViewSchema = z.object({
  index: z.number(),
  because: z.string(),
  says: z.object({
    scheme: z.optional(z.string()),
    network: z.optional(z.string()),
    asset: z.optional(z.string()),
    amount: z.optional(z.string()),
  }),
})

/** One of several things a page asks for at once. */
const itemViewSchema = z.object({
  /** Calls that are one purchase: it is paid once, and each is handed it. */
  questionIds: z.array(z.string()),
  url: z.string(),
  method: z.string(),
  /** Its price in each way that the question's `offers` list. */
  offers: z.array(offerViewSchema),
})

/** One question, all a screen needs to show it. */
export const questionViewSchema = z.object({
  id: z.string(),
  /**
   * `ask`: pay or not. `unpayable`: cannot be paid, with `because`.
   * `hidden-price`: the browser hides the price until the call is sent again.
   * `paid-before`: there is a payment for this purchase; `previous` says what
   * is known of it, and `because` why it was not presented again.
   * `outcome`: a payment was presented and the page did not come; `previous`.
   */
  state: z.enum([
    'ask',
    'unpayable',
    'hidden-price',
    'paid-before',
    'sign-in',
    'outcome',
  ]),
  /**
   * A way in that takes no money: a proof of the account, on `offered`; or why
   * the seller's own is not taken.
   */
  signIn: z.nullable(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('offered'),
        /** Who signs, which the seller learns. */
        address: z.string(),
        /** The seller's words in it; untrusted. */
        statement: z.nullable(z.string()),
        /** The whole text that is signed. */
        message: z.string(),
      }),
      z.object({ kind: z.literal('refused'), because: z.string() }),
    ]),
  ),
  /** Hash of the terms shown; goes back with the answer. */
  hash: z.string(),
  kind: z.enum(['open', 'call']),
  createdAtMs: z.number(),
  expiresAtMs: z.number(),
  tabId: z.number(),
  /** Top-level origin the person is on, and the origin that asks for money. */
  site: z.string(),
  seller: z.string(),
  method: z.string(),
  url: z.string(),
  /** The seller's page is on this computer (loopback). */
  isThisComputer: z.boolean(),
  /** Terms came from the page itself, not from response headers. */
  isPageSupplied: z.boolean(),
  offers: z.array(offerViewSchema),
  unpayable: z.array(unpayableViewSchema),
  because: z.nullable(z.string()),
  /** Untrusted texts, shown only through SellerText. */
  sellerWords: z.object({
    title: z.nullable(z.string()),
    description: z.nullable(z.string()),
    serviceName: z.nullable(z.string()),
    error: z.nullable(z.string()),
    /** `resource.url` where its host differs from the real one. */
    claimsUrl: z.nullable(z.string()),
  }),
  /** What the seller sent, for "Copy details for the seller". */
  raw: z.string(),
  /** Why a rule for this did not pay, where there is one. */
  stop: z.nullable(stopViewSchema),
  /**
   * What "Let this site take …" would be with the proposed numbers, per offer
   * in the order of `offers`; null where no rule can be made of it.
   */
  ruleOffers: z.array(
    z.nullable(
      z.object({
        perPayment: z.string(),
        per24h: z.string(),
        per30d: z.string(),
        kind: z.enum(requestKinds),
      }),
    ),
  ),
  /**
   * What the rule for each of `offers`, in their order, used of its limits, in
   * atomic units of its token; null where there is no rule.
   */
  limits: z.array(
    z.nullable(z.object({ per24h: barSchema, per30d: barSchema })),
  ),
  /**
   * Where several calls of one page came together: what they buy, this one
   * first. Fewer than two are a question of its own.
   */
  items: z.array(itemViewSchema),
  taken24h: z.array(
    z.object({ network: z.string(), asset: z.string(), amount: z.string() }),
  ),
  taken30d: z.array(
    z.object({ network: z.string(), asset: z.string(), amount: z.string() }),
  ),
  previous: z.nullable(
    z.object({
      paymentId: z.string(),
      atMs: z.number(),
      network: z.string(),
      asset: z.string(),
      amount: z.string(),
      /** The amount is the most that could be taken. */
      isUpTo: z.boolean(),
      /** What the chain shows was taken, atomic units; null before it does. */
      provenAmount: z.nullable(z.string()),
      status: paymentRowSchema.shape.status,
      code: z.nullable(z.string()),
      /** The same authorisation can still be presented until then. */
      canPresentUntilMs: z.nullable(z.number()),
      /** The seller can still take the money until then, Unix ms. */
      liveUntilMs: z.number(),
      /** What the receipt claims; null without one that says. */
      receiptSaysPaid: z.nullable(z.boolean()),
      isProvenBy: paymentRowSchema.shape.isProvenBy,
      /** Looked at again on the chain then, Unix ms; null where it is not. */
      nextLookAtMs: z.nullable(z.number()),
    }),
  ),
})

/** One payable offer as a screen shows it; amounts in decimal atomic units. */
export type OfferView = z.infer<typeof offerViewSchema>
/** One of several things a page asks for at once. */
export type QuestionItem = z.infer<typeof itemViewSchema>
/** An offer that cannot be paid, and why; its words are the seller's. */
export type UnpayableView = z.infer<typeof unpayableViewSchema>
/** One question, all a screen needs to show it; times in Unix ms. */
export type QuestionView = z.infer<typeof questionViewSchema>
