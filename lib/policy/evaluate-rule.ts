import type { Address } from 'viem'
import type { Ceilings } from './ceilings'
import type { Circumstances } from './circumstances'
import { limitStop } from './limit-stop'
import type { CountedToken } from './limits-on'
import { readUnits } from './read-units'
import { idleAtMs, maxRecipients, paceOf, type Rule } from './rule'
import type { Stop, StopCode } from './stop'
import type { LedgerDoubt, Usage } from './usage'

/** All that is looked at to tell whether a rule pays. */
export type RuleInput = {
  rule: Rule
  ceilings: Ceilings
  usage: Usage
  doubt: LedgerDoubt | null
  purchase: {
    token: CountedToken
    /** Atomic units. */
    amount: bigint
    payTo: Address
    /** The amount is a maximum. */
    isAlwaysAsked: boolean
    /** Charged even if the page fails. */
    isUpfront: boolean
  }
  /** Top-level origin the person is on, and the origin that answered 402. */
  site: string
  seller: string
  circumstances: Circumstances
  /** Unix ms. */
  nowMs: number
}

/** A seller's clock may be this far from ours, ms. */
const maxSkewMs = 120_000
/** The same purchase is not bought again sooner than this, ms. */
const coolDownMs = { open: 600_000, call: 10_000, send: 10_000 }
/** So many prices must be known before their median says anything. */
const minPrices = 3
const maxPrices = 10

/**
 * Why a rule does not pay a purchase, or null: it pays.
 *
 * Reasons are looked for in the order of `stopCodes`. Total: damaged input
 * stops with the reason it belongs to, and whatever throws is
 * `LEDGER_SUSPECT`. Every comparison is written so that NaN stops.
 */
export function evaluateRule(input: RuleInput): Stop | null {
  try {
    const code =
      doubtStop(input) ??
      termsStop(input) ??
      ruleStop(input) ??
      recipientStop(input) ??
      pageStop(input) ??
      paceStop(input)
    if (code) return { code, limit: null }
    const { rule, ceilings, usage, purchase } = input
    const { token, amount } = purchase
    return limitStop({ rule, ceilings, usage, token, amount })
  } catch {
    return { code: 'LEDGER_SUSPECT', limit: null }
  }
}

function doubtStop(input: RuleInput): StopCode | null {
  const { ceilings, doubt, usage, nowMs } = input
  const { sellerTimeMs } = input.circumstances
  if (ceilings.isPaused !== false) return 'AUTO_PAUSED'
  const isLedgerSound = doubt === null || doubt === 'CLOCK_SUSPECT'
  if (!isLedgerSound || !isSound(usage)) return 'LEDGER_SUSPECT'
  const isClockSound =
    doubt === null &&
    Number.isFinite(nowMs) &&
    (sellerTimeMs === null || Math.abs(nowMs - sellerTimeMs) <= maxSkewMs)
  return isClockSound ? null : 'CLOCK_SUSPECT'
}

/** Sums and counts are numbers of their kind, and none is below zero. */
function isSound({ rule, site, seller, all, counts }: Usage): boolean {
  return (
    [rule, site, seller, all].every(({ h24, d30 }) =>
      [h24, d30].every((sum) => typeof sum === 'bigint' && sum >= 0n),
    ) &&
    [counts.minute, counts.hour, counts.day].every(
      (count) => Number.isSafeInteger(count) && count >= 0,
    )
  )
}

function termsStop(input: RuleInput): StopCode | null {
  const { purchase, circumstances, site, seller } = input
  const { amount, isAlwaysAsked, isUpfront } = purchase
  const isPlain =
    typeof amount === 'bigint' &&
    amount > 0n &&
    isAlwaysAsked === false &&
    isUpfront === false &&
    circumstances.isIndirect === false
  if (!isPlain) return 'NOT_PLAIN'
  return circumstances.isPageSupplied === false || seller === site
    ? null
    : 'PAGE_SUPPLIED'
}

function ruleStop(input: RuleInput): StopCode | null {
  const { rule, circumstances, nowMs } = input
  if (rule.mode !== 'auto' || !isFor(input)) return 'RULE_ASKS'
  if (rule.paused === 'UNDELIVERED') return 'RULE_UNDELIVERED'
  if (rule.paused !== null) return 'RULE_PAUSED'
  if (!(nowMs < rule.expiresAtMs)) return 'RULE_EXPIRED'
  if (!(nowMs < idleAtMs(rule))) return 'RULE_IDLE'
  const isCovered =
    rule.kinds.some((kind) => kind === circumstances.kind) &&
    (isAsked(circumstances) ||
      (rule.paysKnown === true && circumstances.kind === 'call'))
  return isCovered ? null : 'RULE_KIND'
}

function isAsked({ isAhead }: Circumstances): boolean {
  return isAhead === undefined || isAhead === false
}

/** A rule speaks for its own site, seller, network and token only. */
function isFor({ rule, site, seller, purchase }: RuleInput): boolean {
  const { network, address } = purchase.token
  return (
    rule.site === site &&
    rule.seller === seller &&
    rule.network === network &&
    rule.asset.toLowerCase() === address.toLowerCase()
  )
}

function recipientStop({ rule, purchase }: RuleInput): StopCode | null {
  const { payTo, anchor, recent } = rule
  const to = purchase.payTo.toLowerCase()
  const isKnown =
    payTo.length <= maxRecipients &&
    payTo.some((approved) => approved.toLowerCase() === to)
  // Without an anchor nobody has approved a price yet.
  if (!isKnown || anchor === null) return 'NEW_RECIPIENT'
  const approved = readUnits(anchor)
  if (approved === null || 2n * purchase.amount > 3n * approved)
    return 'PRICE_ROSE'
  return isAboveTwiceMedian(purchase.amount, recent) ? 'PRICE_ROSE' : null
}

function isAboveTwiceMedian(
  amount: bigint,
  recent: readonly string[],
): boolean {
  const prices: bigint[] = []
  for (const stored of recent.slice(-maxPrices)) {
    const price = readUnits(stored)
    if (price === null) return true
    prices.push(price)
  }
  if (prices.length < minPrices) return false
  prices.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  // The median is the middle price, or the mean of the middle two.
  const half = (prices.length - 1) / 2
  const middle = prices.slice(Math.floor(half), Math.ceil(half) + 1)
  const sum = middle.reduce((total, price) => total + price, 0n)
  return amount * BigInt(middle.length) > 2n * sum
}

function pageStop({ circumstances }: RuleInput): StopCode | null {
  if (circumstances.isVisible !== true) return 'TAB_HIDDEN'
  return circumstances.kind === 'open' || circumstances.hasGesture === true
    ? null
    : 'NO_GESTURE'
}

function paceStop(input: RuleInput): StopCode | null {
  const { rule, usage, circumstances, nowMs } = input
  const { lastDeliveredAtMs, counts } = usage
  const isCool =
    lastDeliveredAtMs === null ||
    nowMs - lastDeliveredAtMs >= coolDownMs[circumstances.kind]
  if (!isCool) return 'TOO_SOON'
  const most = paceOf(rule)
  const isPace = Number.isSafeInteger(rule.perMinute)
  if (!isPace || counts.minute >= most.minute) return 'MANY_A_MINUTE'
  if (counts.hour >= most.hour) return 'MANY_AN_HOUR'
  return counts.day >= most.day ? 'MANY_A_DAY' : null
}
