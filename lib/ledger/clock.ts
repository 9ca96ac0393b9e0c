import { CodedError } from '@/lib/messaging/errors'
import { hourMs } from './sums'
import { into, type Reader, type WriteTransaction } from './transactions'

/** What the ledger knows of time. */
export type LedgerClock = {
  /** The latest time ever recorded; null before the first, or unreadable. */
  hwmMs: number | null
  /** What is stored as such is no time. */
  isDamaged: boolean
  /** Time once leapt ahead, and nothing has confirmed it since. */
  hasLeapt: boolean
}

/** A clock this far behind the ledger's is doubted, ms. */
const maxBehindMs = 120_000
/** And one this far ahead, until a network confirms it, ms. */
const maxAheadMs = 26 * hourMs

/** Reads the ledger's clock, moving nothing. */
export async function clockIn(tx: Reader): Promise<LedgerClock> {
  const meta = tx.objectStore('meta')
  const [hwm, leapt] = await Promise.all([meta.get('hwm'), meta.get('leapt')])
  const isTime = typeof hwm === 'number' && Number.isSafeInteger(hwm)
  return {
    hwmMs: isTime ? hwm : null,
    isDamaged: hwm !== undefined && !isTime,
    hasLeapt: leapt !== undefined,
  }
}

/** Whether the device's time is not to be trusted with what rolls off. */
export function isClockDoubtful(clock: LedgerClock, nowMs: number): boolean {
  if (clock.hwmMs === null) return clock.isDamaged
  const aheadMs = nowMs - clock.hwmMs
  return clock.hasLeapt || aheadMs < -maxBehindMs || aheadMs > maxAheadMs
}

/**
 * Moves the ledger's clock to `nowMs` and returns its time: the latest ever
 * recorded where the device's clock was set back. A leap is remembered until it
 * is confirmed. Throws INTERNAL for what is no time at all.
 */
export function moveClock(
  tx: WriteTransaction,
  { hwmMs }: Pick<LedgerClock, 'hwmMs'>,
  nowMs: number,
): number {
  if (!Number.isSafeInteger(nowMs) || nowMs < 0)
    throw new CodedError('INTERNAL', 'The time is not in milliseconds.')
  if (hwmMs !== null && hwmMs >= nowMs) return hwmMs
  const meta = into(tx, 'meta')
  meta.put(nowMs, 'hwm')
  if (hwmMs !== null && nowMs - hwmMs > maxAheadMs) meta.put(true, 'leapt')
  return nowMs
}

/** The ledger's own time for a write, as `moveClock`. */
export async function stamp(
  tx: WriteTransaction,
  nowMs: number,
): Promise<number> {
  return moveClock(tx, await clockIn(tx), nowMs)
}

/** A network says the device's time is right: a leap there was none. */
export async function confirmTimeIn(
  tx: WriteTransaction,
  nowMs: number,
): Promise<void> {
  moveClock(tx, await clockIn(tx), nowMs)
  into(tx, 'meta').delete('leapt')
}
