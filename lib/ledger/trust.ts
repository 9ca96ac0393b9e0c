import * as z from 'zod/mini'
import { placeOf } from './audit-rows'
import { clockIn, moveClock } from './clock'
import { isCounted, type PaymentRecord, toRecord } from './record'
import { fourOf, readRule, toRuleRecord } from './rule-record'
import { ceilingsMac, neverMac } from './rule-seal'
import { paymentSchema } from './schema'
import { endMac, type Head, noHead, sealPayment } from './seal'
import { aboveIn } from './standing'
import { type SumRecord, sharesOf, startOf } from './sums'
import { into, type WriteTransaction } from './transactions'

/**
 * Seals everything anew as it is, makes the sums from the rows, and lets go of
 * the suspicion. Rows that cannot be read stay and are known from here on;
 * rules that cannot be read go. Returns the chain's new end.
 */
export async function trustIn(
  tx: WriteTransaction,
  key: Uint8Array,
): Promise<Head> {
  const meta = into(tx, 'meta')
  const [clock, above, stored] = await Promise.all([
    clockIn(tx),
    aboveIn(tx, null),
    tx.objectStore('payments').getAll(),
  ])
  const sums = new Map<string, SumRecord>()
  const known: string[] = []
  let newestMs = 0
  let head = noHead
  for (const record of stored.toSorted(inTime)) {
    const parsed = z.safeParse(paymentSchema, record)
    if (!parsed.success) {
      known.push(String(record.id))
      continue
    }
    const row = parsed.data
    newestMs = Math.max(newestMs, row.createdAtMs)
    const seal = sealPayment(key, row, head)
    head = { seq: seal.seq, mac: seal.mac }
    if (row.state === 'VOID' || row.state === 'DEAD')
      seal.end = endMac(key, row.id, row.state)
    into(tx, 'payments').put(toRecord(row, seal))
    if (isCounted(row)) addTo(sums, row)
  }

  await tx.objectStore('sums').clear()
  for (const sum of sums.values()) into(tx, 'sums').put(sum)
  await Promise.all([sealRules(tx, key), sealNever(tx, key)])
  if (above.isDamaged) meta.delete('ceilings')
  else if (above.ceilingsSeal !== null) {
    const { of } = above.ceilings
    meta.put({ of, mac: ceilingsMac(key, of) }, 'ceilings')
  }
  moveClock(tx, clock, newestMs)
  meta.put(head, 'seal')
  // The chain begins anew at the first row there is.
  meta.delete('mark')
  meta.put(known, 'known')
  meta.delete('suspect')
  return head
}

function inTime(a: PaymentRecord, b: PaymentRecord): number {
  return (
    a.createdAtMs - b.createdAtMs || (a.seal?.seq ?? 0) - (b.seal?.seq ?? 0)
  )
}

/** Counts a row into sums by place. */
export function addTo(
  sums: Map<string, SumRecord>,
  row: z.infer<typeof paymentSchema>,
): void {
  for (const { scope, amount } of sharesOf(row))
    for (const unit of ['h', 'd'] as const) {
      const startMs = startOf(unit, row.createdAtMs)
      const place = placeOf({ scope, unit, startMs })
      const total = BigInt(sums.get(place)?.amount ?? 0) + amount
      sums.set(place, { scope, unit, startMs, amount: total.toString() })
    }
}

async function sealRules(tx: WriteTransaction, key: Uint8Array): Promise<void> {
  const rules = tx.objectStore('rules')
  const stored = await rules.getAll()
  await rules.clear()
  const taken = new Set<string>()
  for (const record of stored) {
    const rule = readRule(record, () => undefined)
    const four = rule && fourOf(rule).join(' ')
    if (!rule || !four || taken.has(four)) continue
    taken.add(four)
    into(tx, 'rules').put(toRuleRecord(rule, key))
  }
}

async function sealNever(tx: WriteTransaction, key: Uint8Array): Promise<void> {
  const never = tx.objectStore('never')
  for (const one of await never.getAll())
    into(tx, 'never').put({ ...one, mac: neverMac(key, one) })
}
