import type { Payment } from '@/lib/payment/payment'
import type { ChainWord } from '@/lib/payment/proof'
import { pauseUndeliveredIn } from './breaker'
import { clockIn, moveClock } from './clock'
import { expectUnedited } from './earlier'
import { LockedError } from './locked-error'
import { isUndelivered, type OnCorrupt, toRecord } from './record'
import { endMac, type Seal } from './seal'
import { findIn, type Happened } from './step'
import { dayMs, giveBack, startOf } from './sums'
import type { Doubt } from './suspicion'
import { into, type WriteTransaction } from './transactions'
import { prove } from './transitions'

type Look = {
  id: string
  word: ChainWord
  nextAtMs: number | null
  nowMs: number
}

type Parts = { key: Uint8Array | null; onCorrupt: OnCorrupt; doubt: Doubt }

/**
 * Writes down what the chain said. Where an authorisation is dead, what it took
 * out of limits is given back and the row is sealed as ended, all in `tx`.
 *
 * Throws LOCKED where that needs the key, and STORAGE for a row that is not the
 * one that was reserved: another nonce was looked for than was signed.
 */
export async function lookedIn(
  tx: WriteTransaction,
  { id, word, nextAtMs, nowMs }: Look,
  parts: Parts,
): Promise<Payment> {
  const { payment: before, seal } = await findIn(tx, id, parts.onCorrupt)
  const after = prove(before, word, { nextAtMs, nowMs })
  if (after === before) return before
  const hasDied = after.state === 'DEAD' && before.state !== 'DEAD'
  const end = hasDied && seal ? { end: endOf(before, seal, parts) } : {}
  const row = toRecord(after, seal && { ...seal, ...end })
  into(tx, 'payments').put(row)
  const happened = whatHappened(before, after)
  if (!happened) return after
  // Only when it becomes one: a rule that was resumed since stays so.
  if (!isUndelivered(before) && isUndelivered(after))
    await pauseUndeliveredIn(tx, after)

  const clock = await clockIn(tx)
  const atMs = moveClock(tx, clock, nowMs)
  into(tx, 'events').add({ paymentId: id, atMs, ...happened })
  if (hasDied && seal && !(await giveBack(tx, after))) {
    // Sums no window reaches any more are cleared away.
    const isOld = before.createdAtMs < startOf('d', atMs) - 31 * dayMs
    if (!isOld) parts.doubt('More was given back than was counted.')
  }
  return after
}

function endOf(payment: Payment, seal: Seal, parts: Parts): string {
  const { key, onCorrupt } = parts
  if (!key) throw new LockedError()
  expectUnedited(payment, seal, { key, onCorrupt })
  return endMac(key, payment.id, 'DEAD')
}

/** Only a change is worth an event: another transaction is one as well. */
function whatHappened(
  before: Payment,
  { state, proof }: Payment,
): Happened | null {
  if (!proof) return null
  const was = before.proof
  const isMoved =
    proof.kind === 'settled' &&
    was?.kind === 'settled' &&
    proof.transaction !== was.transaction
  if (state !== before.state || isMoved)
    return proof.kind === 'settled'
      ? { kind: 'settled', detail: proof.transaction }
      : { kind: 'dead', detail: '' }
  if (proof.kind !== 'open') return null
  return was?.kind === 'open' && proof.because === was.because
    ? null
    : { kind: 'looked', detail: proof.because }
}
