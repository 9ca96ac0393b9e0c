import { createRowAudit, inChain } from './audit-rows'
import type { Connection } from './database'
import { isBehind, readMark } from './mark'
import type { Keeper } from './outside'
import type { RoomParts } from './room'
import { isRuleSealed, readRule } from './rule-record'
import { neverMac } from './rule-seal'
import { type Snapshot, snapshotIn } from './snapshot'
import { areCeilingsSealed } from './standing'
import { suspectIn } from './suspicion'
import { into, reading, writing } from './transactions'

/** What an audit found; `locked`: it could not look. */
export type Audited = 'sound' | 'suspect' | 'locked'

/** Hears how many rows were checked. */
export type OnProgress = (done: number, total: number) => void

/**
 * Holds the rows of the last 31 days against their seals, the sums and what is
 * known outside of the database, and notes a suspicion where they disagree.
 * Rows are read at one moment and checked in pieces.
 */
export async function audit(
  { connection, sealKey, keeper }: RoomParts,
  onProgress: OnProgress = () => undefined,
): Promise<Audited> {
  const key = await sealKey()
  if (!key) return 'locked'
  const outside = await keeper.load()
  const snapshot = await reading(connection, snapshotIn)
  const because =
    standingFault(key, snapshot) ??
    outsideFault(snapshot, keeper, outside) ??
    (await rowFault(key, snapshot, onProgress))
  if (because) {
    await writing(connection, (tx) => suspectIn(tx, because))
    return 'suspect'
  }
  if (snapshot.above.isSuspect) return 'suspect'
  await clearOldSums(connection, snapshot)
  return 'sound'
}

/** No window reaches these any more, and the ledger's clock never goes back. */
async function clearOldSums(
  connection: Connection,
  { sums, sinceMs }: Snapshot,
): Promise<void> {
  const old = sums.filter(({ startMs }) => startMs < sinceMs)
  if (old.length === 0) return
  await writing(connection, async (tx) => {
    const store = into(tx, 'sums')
    for (const { scope, unit, startMs } of old)
      store.delete([scope, unit, startMs])
  })
}

function standingFault(key: Uint8Array, snapshot: Snapshot): string | null {
  const { above, rules, never, clock } = snapshot
  if (clock.isDamaged) return 'The clock cannot be read.'
  if (!areCeilingsSealed(key, above))
    return 'The ceilings are not the sealed ones.'
  for (const record of rules) {
    const rule = readRule(record, () => undefined)
    if (!rule || !isRuleSealed(key, rule, record))
      return 'A rule is not the sealed one.'
  }
  const isForged = never.some(
    (one) => one.mac !== null && one.mac !== neverMac(key, one),
  )
  return isForged ? 'A "never" is not the sealed one.' : null
}

function outsideFault(
  { epoch, head }: Snapshot,
  keeper: Keeper,
  outside: unknown,
): string | null {
  if (typeof epoch !== 'string') return 'The database has no name.'
  const seq = head?.seq ?? 0
  if (keeper.isOlder(outside, { epoch, seq })) return null
  return 'This is not the database that was last written.'
}

async function rowFault(
  key: Uint8Array,
  snapshot: Snapshot,
  onProgress: OnProgress,
): Promise<string | null> {
  const mark = readMark(key, snapshot.mark)
  if (!mark) return 'The mark of the rows that left is not the sealed one.'
  if (!isBehind(key, mark, snapshot.oldest)) return 'The oldest row is missing.'
  const rows = inChain(snapshot.rows)
  const rowAudit = createRowAudit(key, snapshot, mark)
  for (let at = 0; at < rows.length; at += pieceLength) {
    const piece = rows.slice(at, at + pieceLength)
    const wrong = rowAudit.check(piece)
    if (wrong) return wrong
    onProgress(at + piece.length, rows.length)
    if (at + piece.length < rows.length)
      await new Promise((resolve) => setTimeout(resolve))
  }
  return rowAudit.end()
}

// Some ten milliseconds of work.
const pieceLength = 100
