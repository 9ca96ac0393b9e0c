import type { Candidate, Reserved } from '@/lib/payment/ledger-port'
import type { Payment } from '@/lib/payment/payment'
import type { Reached } from '@/lib/policy/limits-reached'
import { afterPayment } from '@/lib/policy/new-rule'
import type { Rule } from '@/lib/policy/rule'
import { type Ground, rulingOn } from './by-rule'
import { clockIn, moveClock } from './clock'
import { type Eyes, ofPurchase, ofRequest } from './earlier'
import { type GroundsAhead, groundAheadIn } from './ground-ahead'
import { firstShown } from './handing'
import { type PaymentRecord, toRecord } from './record'
import { toRuleRecord } from './rule-record'
import { headIn, noHead, sealPayment } from './seal'
import { addToSums, sharesOf } from './sums'
import type { Doubt } from './suspicion'
import { into, type WriteTransaction } from './transactions'
import { whyNotShown } from './weigh'

/** What was decided, and where a row was written, its place and what is stored. */
export type ReservedIn = {
  reserved: Reserved
  written: { seq: number; stored: Promise<PaymentRecord | undefined> } | null
}

/**
 * Decides on a candidate and writes it sealed, all inside `tx`: as ARMED, or as
 * handed over where that comes next.
 *
 * Reserving the same request twice gives the first payment back, as long as it
 * is for the same purchase. Earlier payments of the purchase are weighed next,
 * unless the person said to pay again. Where a rule decided, it is looked at
 * once more with the sums as they are here, read `ahead` or not; where it stops,
 * nothing is written.
 * Nothing is reserved that could not be presented in time. Throws STORAGE when
 * the ledger holds an unreadable row for this request.
 */
export async function reserveIn(
  tx: WriteTransaction,
  candidate: Candidate,
  { again, isHanding = false }: { again: boolean; isHanding?: boolean },
  eyes: Eyes,
  doubt: Doubt,
  ahead: GroundsAhead | null = null,
): Promise<ReservedIn> {
  const { nowMs, circumstances: _, ...terms } = candidate
  const payments = tx.objectStore('payments')
  const ruleId = terms.decidedBy.kind === 'rule' ? terms.decidedBy.ruleId : null
  const grounds =
    ruleId === null ? null : groundAheadIn(tx, candidate, ruleId, ahead)
  const [ground, clock, sameRequest, pending, head] = await Promise.all([
    grounds,
    grounds ? grounds.then(({ above }) => above.clock) : clockIn(tx),
    payments.index('request').get(terms.requestKey),
    again ? [] : payments.index('pending').getAll(terms.purchaseKey),
    headIn(tx),
  ])

  const earlier = sameRequest
    ? ofRequest(sameRequest, terms.purchaseKey, eyes)
    : ofPurchase(pending, nowMs, eyes)
  if (earlier) {
    moveClock(tx, clock, nowMs)
    return unwritten(earlier)
  }

  const ruling = ground && rulingOn(candidate, ground, eyes)
  if (ruling?.kind === 'never')
    return unwritten({ kind: 'refused', because: 'NEVER' })
  if (ruling?.kind === 'stops')
    return unwritten({ kind: 'stopped', stop: ruling.stop })
  if (ruling?.kind === 'suspect') {
    doubt(ruling.because)
    const stop = { code: 'LEDGER_SUSPECT', limit: null } as const
    return unwritten({ kind: 'stopped', stop })
  }

  const atMs = moveClock(tx, clock, nowMs)
  const payment: Payment = {
    ...terms,
    decidedBy: decidedBy(terms.decidedBy, ruling),
    state: isHanding ? 'HANDED' : 'ARMED',
    delivery: 'none',
    deliveryCode: null,
    status: null,
    receipt: null,
    presents: isHanding ? 1 : 0,
    proof: null,
    isHidden: false,
    createdAtMs: atMs,
    changedAtMs: atMs,
  }
  if (!head) doubt('The last seal cannot be read.')
  const seal = sealPayment(eyes.key, payment, head ?? noHead)
  const record = toRecord(payment, seal)
  const because = whyNotShown({ ...payment, presents: 0 }, nowMs)
  if (because) return unwritten({ kind: 'refused', because })

  into(tx, 'payments').add(record)
  const stored = payments.get(payment.id)
  stored.catch(() => undefined)
  into(tx, 'meta').put({ seq: seal.seq, mac: seal.mac }, 'seal')
  const reserved = { kind: 'reserved', detail: ruleId ?? 'you' } as const
  for (const event of [reserved, ...(isHanding ? firstShown : [])])
    into(tx, 'events').add({ paymentId: payment.id, atMs, ...event })
  if (ruling && ground) count(tx, payment, ruling.rule, ground, eyes.key)
  return {
    reserved: { kind: 'reserved', payment },
    written: { seq: seal.seq, stored },
  }
}

/** Who decided, with which limits at this moment, and what it reached. */
function decidedBy(
  by: Candidate['decidedBy'],
  ruling: { rule: Rule; reached: Reached[] } | null,
): Payment['decidedBy'] {
  if (by.kind === 'you' || !ruling) return by
  const { rule, reached } = ruling
  const { perPayment, per24h, per30d } = rule
  return {
    kind: 'rule',
    ruleId: by.ruleId,
    limits: { perPayment, per24h, per30d },
    ...(reached.length > 0 && { reached }),
  }
}

/** Counts a payment by a rule: the sums of its scopes, and the rule itself. */
function count(
  tx: WriteTransaction,
  payment: Payment,
  rule: Rule,
  { usage }: Ground,
  key: Uint8Array,
): void {
  const { rule: own, site, seller, all } = usage.buckets
  const read = [own, site, seller, all]
  const shares = sharesOf(payment).flatMap((share, at) => {
    const buckets = read[at]
    return buckets ? [{ ...share, buckets }] : []
  })
  addToSums(tx, shares, payment.createdAtMs)
  const used = afterPayment(
    rule,
    BigInt(payment.intent.value),
    payment.createdAtMs,
  )
  into(tx, 'rules').put(toRuleRecord(used, key))
}

function unwritten(reserved: Reserved): ReservedIn {
  return { reserved, written: null }
}
