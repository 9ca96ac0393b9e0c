import * as z from 'zod/mini'
import { isCounted, keysOf, type PaymentRecord } from './record'
import { paymentSchema } from './schema'
import { type Head, isSealed } from './seal'
import type { Snapshot } from './snapshot'
import { sharesOf, startOf } from './sums'

/**
 * Checks rows piece by piece, so that nothing else has to wait: each is the one
 * that was reserved, follows the one before it, and is found by its own keys.
 */
export function createRowAudit(
  key: Uint8Array,
  snapshot: Snapshot,
  mark: Head,
) {
  const { known, clock, sinceMs } = snapshot
  const expected = new Map<string, bigint>()
  let last = startOfChain(snapshot.before, mark)

  function check(record: PaymentRecord): string | null {
    const parsed = z.safeParse(paymentSchema, record)
    if (!parsed.success)
      return known.includes(record.id) ? null : 'A row cannot be read.'
    const row = parsed.data
    if (row.createdAtMs > (clock.hwmMs ?? -1))
      return 'A row is newer than the clock.'
    if (JSON.stringify(record.keys) !== JSON.stringify(keysOf(row)))
      return 'A row is found by the wrong keys.'
    // Rows older than seals; in the middle of the chain they leave a gap.
    if (!record.seal) return null
    if (!isSealed(key, row, record.seal)) return 'A row was edited.'
    if (record.seal.seq !== last.seq + 1 || record.seal.prev !== last.mac)
      return 'A row is missing.'
    last = { seq: record.seal.seq, mac: record.seal.mac }
    if (!isCounted(row)) return null
    for (const { scope, amount } of sharesOf(row))
      for (const unit of ['h', 'd'] as const) {
        const place = placeOf({
          scope,
          unit,
          startMs: startOf(unit, row.createdAtMs),
        })
        expected.set(place, (expected.get(place) ?? 0n) + amount)
      }
    return null
  }

  return {
    /** The first thing wrong with the next rows of the chain, or null. */
    check(records: readonly PaymentRecord[]): string | null {
      for (const record of records) {
        const wrong = check(record)
        if (wrong) return wrong
      }
      return null
    },

    /** What is wrong with the chain's end or with the sums, or null. */
    end(): string | null {
      const { head, sums } = snapshot
      if (!head || head.seq !== last.seq || head.mac !== last.mac)
        return 'The last row is missing.'
      for (const sum of sums) {
        if (sum.startMs < sinceMs) continue
        const place = placeOf(sum)
        if (sum.amount !== (expected.get(place) ?? 0n).toString())
          return 'A sum is not what its rows come to.'
        expected.delete(place)
      }
      return expected.size > 0 ? 'A sum is missing.' : null
    },
  }
}

/** In the order of the chain; rows without a seal first. */
export function inChain(records: readonly PaymentRecord[]): PaymentRecord[] {
  return records.toSorted((a, b) => (a.seal?.seq ?? 0) - (b.seal?.seq ?? 0))
}

function startOfChain(before: readonly PaymentRecord[], mark: Head): Head {
  const seal = inChain(before).at(-1)?.seal
  return seal ? { seq: seal.seq, mac: seal.mac } : mark
}

/** Names the hour or day of a scope that a sum is of. */
export function placeOf(of: {
  scope: string
  unit: string
  startMs: number
}): string {
  return `${of.unit} ${of.startMs} ${of.scope}`
}
