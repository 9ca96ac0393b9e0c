import { CodedError } from '@/lib/messaging/errors'
import type { RuleBook } from '@/lib/payment/rule-book-port'
import type { Rule } from '@/lib/policy/rule'
import type { Sums } from '@/lib/policy/usage'
import { doubtOf } from './outlook'
import type { RoomParts } from './room'
import { fourOf, isRuleSealed, readRule, toRuleRecord } from './rule-record'
import { ceilingsMac, neverMac } from './rule-seal'
import { aboveIn } from './standing'
import { bucketsIn, scopesOf, totalOf } from './sums'
import { into, type Reader, reading, writing } from './transactions'
import { trustIn } from './trust'

/**
 * The person's standing instructions.
 *
 * What lets more be taken is sealed and rejects with LOCKED without the key:
 * adding or changing a rule, resuming one, forgetting a "never", setting the
 * ceilings. Pausing, removing and "never" always work, and so does resuming all
 * of them, for which the wallet must be open to pay anyway.
 */
export function createRuleBook(parts: RoomParts): RuleBook {
  const { connection, sealKey, onCorrupt, doubt, keeper } = parts

  async function unlockedKey(): Promise<Uint8Array> {
    const key = await sealKey()
    if (!key) throw new CodedError('LOCKED', 'The wallet is locked.')
    return key
  }

  return {
    all: (nowMs) =>
      reading(connection, async (tx) => {
        const [stored, never, above, all] = await Promise.all([
          tx.objectStore('rules').getAll(),
          tx.objectStore('never').getAll(),
          aboveIn(tx, null),
          usedIn(tx, 'all:usd', nowMs),
        ])
        const read = stored
          .map((record) => readRule(record, onCorrupt))
          .filter((rule) => rule !== undefined)
          .sort((a, b) => b.createdAtMs - a.createdAtMs)
        const used = await Promise.all(
          read.map(({ id }) => usedIn(tx, scopeOfRule(id), nowMs)),
        )
        const isReadable = all !== null && used.every((sums) => sums !== null)
        if (!isReadable || above.isDamaged)
          doubt('Ceilings or sums cannot be read.')
        return {
          rules: read.map((rule, at) => ({ rule, used: used[at] ?? nothing })),
          never: never.map(({ site, sinceMs }) => ({ site, sinceMs })),
          ceilings: above.ceilings,
          used: all ?? nothing,
          doubt: isReadable ? doubtOf(above, nowMs) : 'LEDGER_SUSPECT',
        }
      }),

    async add(rule) {
      const key = await unlockedKey()
      await writing(connection, async (tx) => {
        const rules = tx.objectStore('rules')
        const taken = await rules
          .index('four')
          .count(IDBKeyRange.only(fourOf(rule)))
        if (taken > 0)
          throw new CodedError('RULE_EXISTS', 'There is a rule for this.')
        into(tx, 'rules').add(toRuleRecord(rule, key))
      })
    },

    async change(id, change) {
      const key = await sealKey()
      return await writing(connection, async (tx) => {
        const rules = tx.objectStore('rules')
        const stored = await rules.get(id)
        const before = stored && readRule(stored, onCorrupt)
        if (!before) return undefined
        const after = change(before)
        if (isOnlyPaused(before, after)) {
          into(tx, 'rules').put({ ...stored, paused: after.paused })
          return after
        }
        if (!key) throw new CodedError('LOCKED', 'The wallet is locked.')
        // Sealing an edited rule anew would make the edit the person's own.
        if (!isRuleSealed(key, before, stored)) {
          onCorrupt(id, 'rule: seal')
          throw new CodedError('STORAGE', 'This rule was edited from outside.')
        }
        into(tx, 'rules').put(toRuleRecord({ ...after, id }, key))
        return after
      })
    },

    remove: (id) =>
      writing(connection, async (tx) => {
        await tx.objectStore('rules').delete(id)
      }),

    async setNever(site, isNever, nowMs) {
      const key = isNever ? await sealKey() : await unlockedKey()
      await writing(connection, async (tx) => {
        const never = tx.objectStore('never')
        if (!isNever) return await never.delete(site)
        if ((await never.count(site)) > 0) return
        const since = { site, sinceMs: nowMs }
        into(tx, 'never').put({ ...since, mac: key && neverMac(key, since) })
      })
    },

    async setCeilings({ isPaused, of }) {
      const key = await unlockedKey()
      await writing(connection, async (tx) => {
        const meta = into(tx, 'meta')
        meta.put({ of, mac: ceilingsMac(key, of) }, 'ceilings')
        meta.put(isPaused, 'paused')
      })
    },

    pauseAll: (isPaused) =>
      writing(connection, async (tx) => {
        await tx.objectStore('meta').put(isPaused, 'paused')
      }),

    async trust() {
      const key = await unlockedKey()
      // A worker killed in between leaves a mark that is too low, never too high:
      // the chain may be shorter after this.
      await keeper.begin(0)
      const head = await writing(connection, (tx) => trustIn(tx, key))
      await keeper.begin(head.seq)
    },
  }
}

const nothing: Sums = { h24: 0n, d30: 0n }

function scopeOfRule(ruleId: string): string {
  return scopesOf({ ruleId, site: '', seller: '', currency: '' }).rule
}

async function usedIn(
  tx: Reader,
  scope: string,
  nowMs: number,
): Promise<Sums | null> {
  return totalOf(await bucketsIn(tx, scope, nowMs))
}

/** A change that pauses and does nothing else. */
function isOnlyPaused(before: Rule, after: Rule): boolean {
  if (after.paused === null && before.paused !== null) return false
  const bare = (rule: Rule) => JSON.stringify({ ...rule, paused: null })
  return bare(before) === bare(after)
}
