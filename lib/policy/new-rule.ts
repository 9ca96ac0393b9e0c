import type { Offer } from '@/lib/schemes/offer'
import type { Token } from '@/lib/tokens/token'
import type { Ceilings } from './ceilings'
import { limitStop } from './limit-stop'
import type { CountedToken } from './limits-on'
import {
  defaultPerMinute,
  maxRecipients,
  type RequestKind,
  type Rule,
  ruleLifeMs,
} from './rule'
import {
  doubled,
  inToken,
  larger,
  mostOf,
  nextStep,
  type RuleNumbers,
  readNumbers,
  writeWithin,
} from './rule-numbers'
import type { Stop, StopCode } from './stop'
import type { Usage } from './usage'

/** What a new rule may take in 24 hours and 30 days, millionths of a dollar. */
const dayDollars = 1_000_000n
const monthDollars = 10_000_000n

/** Prices a rule remembers. */
const maxRecent = 10

/** Stops that other numbers, agreed to beside a payment by hand, can mend. */
const mendable: readonly StopCode[] = [
  'NEW_RECIPIENT',
  'PRICE_ROSE',
  'OVER_PAYMENT',
  'OVER_RULE_24H',
  'OVER_RULE_30D',
]

/**
 * What "let this site take …" proposes after a price: the price rounded up to
 * the next of 0.01, 0.05, 0.10, 0.50 and 1 dollar, 1 dollar in 24 hours and 10
 * in 30 days, none above the ceilings. Null where the price is above one of
 * them, and for a token without a peg.
 */
export function ruleOffer(
  amount: bigint,
  token: CountedToken,
  kind: RequestKind,
  ceilings: Ceilings,
): (RuleNumbers & { kind: RequestKind }) | null {
  const step = nextStep(amount, token)
  const most = mostOf(token, ceilings)
  if (step === null || most === null || amount > most.perPayment) return null
  const per24h = larger(inToken(dayDollars, token), step)
  const per30d = larger(inToken(monthDollars, token), step)
  const numbers = writeWithin({ perPayment: step, per24h, per30d }, most)
  return ruleProblem(numbers, token, ceilings) ? null : { ...numbers, kind }
}

/**
 * A rule that begins now and ends in 90 days. Made of an approved payment it
 * knows its recipient and price; made by hand (`paymentId` null) it knows
 * neither, and its first payment is asked.
 */
export function makeRule(
  from: {
    id: string
    nowMs: number
    site: string
    seller: string
    numbers: RuleNumbers & {
      kinds: RequestKind[]
      perMinute?: number | undefined
      paysKnown?: boolean | undefined
    }
  } & (
    | { paymentId: string; offer: Pick<Offer, 'token' | 'payTo' | 'amount'> }
    | {
        paymentId: null
        offer: { token: Pick<Token, 'network' | 'address'> }
      }
  ),
): Rule {
  const { id, nowMs, site, seller, numbers } = from
  const { network, address } = from.offer.token
  const rule: Rule = {
    id,
    mode: 'auto',
    site,
    seller,
    network,
    asset: address,
    kinds: numbers.kinds,
    payTo: [],
    perPayment: numbers.perPayment,
    per24h: numbers.per24h,
    per30d: numbers.per30d,
    perMinute: numbers.perMinute ?? defaultPerMinute,
    ...(numbers.paysKnown && { paysKnown: true }),
    anchor: null,
    paused: null,
    createdAtMs: nowMs,
    expiresAtMs: nowMs + ruleLifeMs,
    createdFrom: from.paymentId,
    lastUsedAtMs: null,
    recent: [],
  }
  return from.paymentId === null
    ? rule
    : { ...approveOnce(rule, { ...from.offer, nowMs }), lastUsedAtMs: null }
}

/**
 * Why a rule cannot have these numbers; null: it can. None is zero, a payment
 * is not above a day nor a day above 30, and none is above the ceilings for a
 * payment and for all sites together. A token without a ceiling has no rules.
 */
export function ruleProblem(
  numbers: RuleNumbers,
  token: CountedToken,
  ceilings: Ceilings,
): 'BAD_NUMBERS' | null {
  const read = readNumbers(numbers)
  const most = mostOf(token, ceilings)
  const isGood =
    read !== null &&
    most !== null &&
    read.perPayment > 0n &&
    read.perPayment <= read.per24h &&
    read.per24h <= read.per30d &&
    read.perPayment <= most.perPayment &&
    read.per24h <= most.per24h &&
    read.per30d <= most.per30d
  return isGood ? null : 'BAD_NUMBERS'
}

/**
 * A rule after a person approved a payment by hand under it: the recipient is
 * known (a sixth takes the place of the oldest), the price is the new anchor,
 * and prices before it no longer count.
 */
export function approveOnce(
  rule: Rule,
  { payTo, amount, nowMs }: Pick<Offer, 'payTo' | 'amount'> & { nowMs: number },
): Rule {
  const isKnown = rule.payTo.some(
    (known) => known.toLowerCase() === payTo.toLowerCase(),
  )
  return {
    ...rule,
    payTo: isKnown ? rule.payTo : [...rule.payTo, payTo].slice(-maxRecipients),
    anchor: amount.toString(),
    recent: [amount.toString()],
    lastUsedAtMs: nowMs,
  }
}

/**
 * Numbers that let a stopped payment and more like it pass once a person has
 * approved it: the next step for one payment, twice the rest as often as
 * needed, none above the ceilings. Where only the price rose or the recipient is
 * new they may be what they were. Null for what numbers cannot mend.
 */
export function raiseFor(
  rule: Rule,
  stop: Pick<Stop, 'code'>,
  amount: bigint,
  token: CountedToken,
  ceilings: Ceilings,
  usage: Usage,
): RuleNumbers | null {
  const now = readNumbers(rule)
  const most = mostOf(token, ceilings)
  if (!mendable.includes(stop.code) || now === null || most === null)
    return null
  const perPayment =
    amount <= now.perPayment
      ? now.perPayment
      : (nextStep(amount, token) ?? doubled(now.perPayment, amount))
  const { h24, d30 } = usage.rule
  const per24h = doubled(now.per24h, larger(h24 + amount, perPayment))
  const per30d = doubled(now.per30d, larger(d30 + amount, per24h))
  const raised = writeWithin({ perPayment, per24h, per30d }, most)
  const isEnough =
    ruleProblem(raised, token, ceilings) === null &&
    limitStop({ rule: raised, ceilings, usage, token, amount }) === null
  return isEnough ? raised : null
}

/** A rule after it paid: its last ten prices, and when it was last used. */
export function afterPayment(rule: Rule, amount: bigint, nowMs: number): Rule {
  return {
    ...rule,
    recent: [...rule.recent, amount.toString()].slice(-maxRecent),
    lastUsedAtMs: nowMs,
  }
}
