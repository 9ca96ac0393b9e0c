import type { Payment } from '@/lib/payment/payment'
import { currencyOf, inCurrency } from '@/lib/policy/currency'
import type { Sums } from '@/lib/policy/usage'
import { findToken } from '@/lib/tokens/find-token'
import { into, type Reader, type WriteTransaction } from './transactions'

/**
 * What was taken in one hour or day (UTC) under one scope, decimal units:
 * atomic for a rule's own, else those of the currency in the scope's name.
 */
export type SumRecord = {
  scope: string
  unit: 'h' | 'd'
  startMs: number
  amount: string
}

/** What one payment adds to one scope. */
export type Share = { scope: string; amount: bigint }

/** The buckets a scope's windows may reach into: 25 hours and 31 days. */
export type Buckets = { h: SumRecord[]; d: SumRecord[] }

/** An hour, ms. */
export const hourMs = 3_600_000
/** A day, ms. */
export const dayMs = 24 * hourMs

/** The names of the four scopes a payment by a rule counts in. */
export function scopesOf(of: {
  ruleId: string
  site: string
  seller: string
  currency: string
}) {
  return {
    rule: `rule:${of.ruleId}`,
    site: `site:${of.site}:${of.currency}`,
    seller: `seller:${of.seller}:${of.currency}`,
    all: `all:${of.currency}`,
  }
}

/** What a payment counts for, scope by scope; nothing where a person decided. */
export function sharesOf(
  payment: Pick<Payment, 'decidedBy' | 'site' | 'seller' | 'intent'>,
): Share[] {
  const { decidedBy, intent, site, seller } = payment
  if (decidedBy.kind === 'you') return []
  const { ruleId } = decidedBy
  // A token that left the table still counts, on its own.
  const token = findToken(intent.network, intent.asset) ?? {
    network: intent.network,
    address: intent.asset,
    decimals: 0,
    peg: null,
  }
  const value = BigInt(intent.value)
  const amount = inCurrency(value, token)
  const currency = currencyOf(token)
  const scopes = scopesOf({ ruleId, site, seller, currency })
  return [
    { scope: scopes.rule, amount: value },
    { scope: scopes.site, amount },
    { scope: scopes.seller, amount },
    { scope: scopes.all, amount },
  ]
}

/** The start of the hour or day a time is in. */
export function startOf(unit: 'h' | 'd', atMs: number): number {
  const length = unit === 'h' ? hourMs : dayMs
  return Math.floor(atMs / length) * length
}

/**
 * The buckets of a scope from the one in which the window begins on, and any
 * later one: the windows reach a little further than they say, never less.
 */
export async function bucketsIn(
  tx: Reader,
  scope: string,
  nowMs: number,
): Promise<Buckets> {
  const sums = tx.objectStore('sums')
  const since = (unit: 'h' | 'd', backMs: number) =>
    sums.getAll(
      IDBKeyRange.bound(
        [scope, unit, startOf(unit, nowMs) - backMs],
        [scope, unit, []],
      ),
    )
  const [h, d] = await Promise.all([since('h', dayMs), since('d', 30 * dayMs)])
  return { h, d }
}

/** What buckets come to; null where one of them cannot be read. */
export function totalOf(buckets: Buckets): Sums | null {
  const h24 = sum(buckets.h)
  const d30 = sum(buckets.d)
  return h24 === null || d30 === null ? null : { h24, d30 }
}

/** Counts a payment in its scopes, whose buckets were read in `tx`. */
export function addToSums(
  tx: WriteTransaction,
  shares: readonly (Share & { buckets: Buckets })[],
  atMs: number,
): void {
  for (const { scope, amount, buckets } of shares)
    for (const unit of ['h', 'd'] as const) {
      const startMs = startOf(unit, atMs)
      const bucket = buckets[unit].find((one) => one.startMs === startMs)
      const total = BigInt(bucket?.amount ?? 0) + amount
      putSum(tx, { scope, unit, startMs, amount: total.toString() })
    }
}

/**
 * Takes a payment out of the sums it was counted in: only for one that is now
 * VOID or DEAD. False where a sum was too small or unreadable; such a sum is
 * left as it is, which counts too much and never too little.
 */
export async function giveBack(
  tx: WriteTransaction,
  payment: Payment,
): Promise<boolean> {
  const sums = tx.objectStore('sums')
  const places = sharesOf(payment).flatMap(({ scope, amount }) =>
    (['h', 'd'] as const).map((unit) => ({
      scope,
      unit,
      amount,
      startMs: startOf(unit, payment.createdAtMs),
    })),
  )
  const stored = await Promise.all(
    places.map(({ scope, unit, startMs }) => sums.get([scope, unit, startMs])),
  )
  let isSound = true
  for (const [at, { amount, ...place }] of places.entries()) {
    const before = unitsOf(stored[at]?.amount)
    if (before === null || before < amount) isSound = false
    else putSum(tx, { ...place, amount: (before - amount).toString() })
  }
  return isSound
}

/** A stored sum, or null where it is none. */
function unitsOf(amount: unknown): bigint | null {
  return typeof amount === 'string' && /^\d{1,80}$/.test(amount)
    ? BigInt(amount)
    : null
}

function sum(buckets: readonly SumRecord[]): bigint | null {
  let total = 0n
  for (const { amount } of buckets) {
    const units = unitsOf(amount)
    if (units === null) return null
    total += units
  }
  return total
}

function putSum(tx: WriteTransaction, record: SumRecord): void {
  into(tx, 'sums').put(record)
}
