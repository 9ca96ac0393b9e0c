import * as z from 'zod/mini'
import { rollingLimits } from '@/lib/policy/limits-on'
import { requestKinds } from '@/lib/policy/rule'
import { stopCodes } from '@/lib/policy/stop'

/** Decimal units, as `Rule` and `Ceilings` say. */
const units = z.string().check(z.regex(/^\d{1,40}$/))
const origin = z.string().check(z.minLength(1), z.maxLength(2048))
const kinds = z
  .array(z.enum(requestKinds))
  .check(z.minLength(1), z.maxLength(3))

/** A limit and what is used of it. */
export const barSchema = z.object({ used: units, of: units })

/** One row of the Limits table. Amounts: atomic units of its token. */
const ruleViewSchema = z.object({
  id: z.string(),
  mode: z.enum(['auto', 'ask']),
  site: z.string(),
  seller: z.string(),
  network: z.string(),
  asset: z.string(),
  kinds,
  payTo: z.array(z.string()),
  perPayment: units,
  per24h: barSchema,
  per30d: barSchema,
  /** Payments a minute; ten times as many an hour, 33 times as many a day. */
  perMinute: z.number(),
  /** Prices asked moments ago are paid without asking the seller first. */
  paysKnown: z.boolean(),
  paused: z.nullable(z.enum(['YOU', 'UNDELIVERED'])),
  createdAtMs: z.number(),
  expiresAtMs: z.number(),
  /** Asks again from here on unless it is used before, Unix ms. */
  idleAtMs: z.number(),
  lastUsedAtMs: z.nullable(z.number()),
})

/** What holds above all rules, in millionths of a dollar. */
const ceilingFields = {
  manualPerPayment: units,
  perPayment: units,
  sitePer24h: units,
  sitePer30d: units,
  sellerPer24h: units,
  sellerPer30d: units,
  allPer24h: units,
  allPer30d: units,
}
/** What holds above all rules as it is sent: millionths of a dollar, decimal. */
export const ceilingsSchema = z.object(ceilingFields)

/** Everything the Limits screen shows. */
export const limitsSchema = z.object({
  /** "Pause all auto-pay". */
  isPaused: z.boolean(),
  /**
   * Why auto-pay paused itself; null while all is well. `CLOCK_UNHEARD`: it
   * waits for a network to confirm the time, and none answers.
   */
  doubt: z.nullable(
    z.enum(['LEDGER_SUSPECT', 'CLOCK_SUSPECT', 'CLOCK_UNHEARD']),
  ),
  ceilings: ceilingsSchema,
  /** Used by all rules together, millionths of a dollar. */
  used: z.object({ h24: units, d30: units }),
  rules: z.array(ruleViewSchema),
  /** Sites that are never asked about. */
  never: z.array(z.object({ site: z.string(), sinceMs: z.number() })),
  /** Sites silenced until the person says otherwise, or until a time. */
  silenced: z.array(
    z.object({ site: z.string(), untilMs: z.nullable(z.number()) }),
  ),
})

/** What a person sets of a rule; the rest is the wallet's. */
export const ruleNumbersSchema = z.object({
  perPayment: units,
  per24h: units,
  per30d: units,
  kinds,
  perMinute: z.optional(z.int().check(z.minimum(1), z.maximum(600))),
  paysKnown: z.optional(z.boolean()),
})

/** The numbers of a rule that can be raised beside a payment. */
export const raisedNumbersSchema = z.object({
  perPayment: units,
  per24h: units,
  per30d: units,
})

/** A rule made by hand: nobody was paid yet, so the first payment is asked. */
export const newRuleSchema = z.object({
  site: origin,
  seller: origin,
  network: z.string(),
  asset: z.string(),
  ...ruleNumbersSchema.shape,
})

/** A change of a rule. Renewing moves its end to 90 days from now. */
export const ruleChangeSchema = z.partial(
  z.object({
    mode: z.enum(['auto', 'ask']),
    isPaused: z.boolean(),
    isRenewed: z.boolean(),
    ...ruleNumbersSchema.shape,
  }),
)

/** A limit that stopped a rule, for the question to name. */
export const stopViewSchema = z.object({
  code: z.enum(stopCodes),
  ruleId: z.string(),
  /** The offer its rule is for: its token counts `limit` and `raiseTo`. */
  offerIndex: z.number(),
  /**
   * What was used and the limit: in atomic units of the token for the rule's
   * own limits, in millionths of a dollar for those above it.
   */
  limit: z.nullable(
    z.object({ used: units, of: units, unit: z.enum(['token', 'usd']) }),
  ),
  /** The numbers that would let this payment pass; null where none would. */
  raiseTo: z.nullable(raisedNumbersSchema),
})

/**
 * A quiet notice, one for each limit: a payment by a rule reached 80 % or all of a limit. Amounts
 * are in atomic units of the token for the rule's own limits, in millionths of
 * a dollar for those above it.
 */
export const noticeSchema = z.object({
  id: z.string(),
  limit: z.enum(rollingLimits),
  percent: z.union([z.literal(80), z.literal(100)]),
  used: units,
  of: units,
  site: z.string(),
  seller: z.string(),
  network: z.string(),
  asset: z.string(),
  atMs: z.number(),
})

/** Why something about a limit was not done. */
export const limitRefusalSchema = z.object({
  ok: z.literal(false),
  because: z.enum([
    'BAD_NUMBERS',
    'BAD_ORIGIN',
    'UNKNOWN_TOKEN',
    'RULE_EXISTS',
    'NO_RULE',
    'WRONG_PASSWORD',
    'WAIT',
    'NO_WALLET',
    'PASSWORD_NEEDED',
  ]),
  waitMs: z.number(),
})

/** A rule with what it used; amounts in atomic units of its token. */
export type RuleView = z.infer<typeof ruleViewSchema>
/** What holds above all rules, in millionths of a dollar, decimal. */
export type CeilingsView = z.infer<typeof ceilingsSchema>
/** Everything the Limits screen shows. */
export type LimitsView = z.infer<typeof limitsSchema>
/** A rule a person makes by hand, before anything was paid under it. */
export type NewRule = z.infer<typeof newRuleSchema>
/** What a person sets of a rule; amounts in atomic units of its token. */
export type RuleNumbers = z.infer<typeof ruleNumbersSchema>
/** What a person changes of a rule; what is absent stays as it is. */
export type RuleChange = z.infer<typeof ruleChangeSchema>
/** A limit and what is used of it, decimal, in the same units. */
export type LimitBar = z.infer<typeof barSchema>
/** What stopped a rule, and its limit where it was one. */
export type StopView = z.infer<typeof stopViewSchema>
/** A limit of which 80 % or all is used. */
export type LimitNotice = z.infer<typeof noticeSchema>
/** Why something about a limit was not done. */
export type LimitRefusal = z.infer<typeof limitRefusalSchema>
