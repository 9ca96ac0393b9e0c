import assert from 'node:assert/strict'
import { type IDBPDatabase, openDB } from 'idb'
import type { Ledger } from '@/lib/payment/ledger-port'
import type { Payment } from '@/lib/payment/payment'
import type { Outcome } from './reference-model'

/**
 * Watches a ledger from outside for what must never happen, for tests.
 *
 * `check` after each step, with the outcomes seen and whether the step said
 * "pay again"; `end` with all rows at last. Throws an AssertionError.
 */
export function createWatch() {
  let before = new Map<string, Payment>()
  let countedBefore = 0n
  let reserves = 0
  let raw: IDBPDatabase | undefined

  return {
    nextId: () => reserves,

    async check(ledger: Ledger, seen: Outcome[], again: boolean) {
      reserves += seen.length
      // What had no effect is held against the model at the end.
      if (!seen.some((each) => /^(done|reserved)/.test(each))) return
      const taken = await ledger.takenBy('https://news.example', 0)
      // Read past the ledger: what is stored, not what it says is stored.
      raw ??= await openDB('tuppence-ledger')
      const rows: Payment[] = await raw.getAll('payments')
      const counted = BigInt(taken[0]?.amount ?? 0)

      let voided = 0n
      for (const row of rows) {
        const was = before.get(row.id)
        // I1: what is handed over was ARMED, on the disk, with this message, or
        // is written as handed over before it is signed.
        if (row.state === 'HANDED' && was && was.state !== 'HANDED') {
          assert.equal(was.state, 'ARMED')
          assert.deepEqual(row.intent, was.intent)
          assert.equal(row.digest, was.digest)
        }
        if (row.state === 'VOID' && was && was.state !== 'VOID')
          voided += BigInt(row.intent.value)
        // I3: a new one beside one that was not answered, only when told to.
        if (!was && !again)
          for (const other of rows)
            if (other !== row && other.purchaseKey === row.purchaseKey)
              assert.ok(other.state === 'VOID' || other.delivery === 'ok')
      }

      // I8: whatever is not known to be unspent counts.
      const unspent = rows.filter(({ state }) => state === 'VOID')
      assert.equal(counted, 10_000n * BigInt(rows.length - unspent.length))
      // I9: nothing is given back but what was never signed.
      assert.ok(counted >= countedBefore - voided)

      before = new Map(rows.map((row) => [row.id, row]))
      countedBefore = counted
    },

    async end(ledger: Ledger, rows: Payment[]) {
      for (const row of rows) {
        const events = await ledger.events(row.id)
        const kinds = events.map(({ kind }) => kind)
        const times = events.map(({ atMs }) => atMs)
        const count = (kind: string) =>
          kinds.filter((each) => each === kind).length
        assert.equal(kinds[0], 'reserved')
        assert.equal(count('signed'), row.state === 'HANDED' ? 1 : 0)
        assert.equal(count('presented'), row.presents)
        // The ledger's clock never runs backwards.
        assert.deepEqual(
          times,
          times.toSorted((a, b) => a - b),
        )
      }
    },
  }
}
