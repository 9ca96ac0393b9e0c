import type { Answer } from '@/lib/payment/ledger-port'
import { notSent } from '@/lib/payment/payment'
import type { Table } from '@/lib/session/table'
import type { Armed } from './armed'
import { forgetOldest } from './forget-oldest'
import type { Seen } from './request'
import { ruleIdsOf } from './rule'
import { createTellInOrder } from './tell-in-order'

/** What the end of a presentation needs. */
export type EndingParts = {
  table: Table<Armed>
  /** Takes header rules away. */
  removeRules(ruleIds: number[]): Promise<void>
  /** What came back for a payment. */
  answered(paymentId: string, answer: Answer): Promise<void>
}

/** One presentation, from before it has a header to its answer. */
export type Following = {
  armed: Armed
  /** A rule of this worker's waits to add its header. */
  isWaiting: () => boolean
  /** The browser's id of the request that carries it, once sent. */
  requestId: string | null
  isOurs: (details: Seen) => boolean
  stop: () => void
}

/** The answer of a presentation about which nobody said a word. */
export const lost = (code: string): Answer => ({
  delivery: 'unknown',
  code,
  status: null,
  receipt: null,
})

/** So many that are over are remembered: their events come close together. */
const maxDone = 500

/** Ends presentations, each once: with an answer, without one, or in vain. */
export function createEnding(
  { table, removeRules, answered }: EndingParts,
  following: ReadonlyMap<number, Following>,
) {
  const done = new Set<number>()
  const told = createTellInOrder(answered, (paymentId) =>
    [...following.values()].some(
      ({ armed, requestId }) =>
        armed.paymentId === paymentId && requestId !== null,
    ),
  )

  async function finish(armed: Armed, answer: Answer): Promise<void> {
    if (done.has(armed.ruleId)) return
    end(armed)
    try {
      // Kept at once: the page has its answer too and may ask again.
      await Promise.all([
        told(armed.paymentId, answer),
        removeRules(ruleIdsOf(armed.ruleId)),
      ])
    } finally {
      // One the ledger could not keep will not come again.
      await forget(armed)
    }
  }

  /** By what it is, not by its key: a row may be of an earlier version. */
  async function forget({ ruleId }: Armed): Promise<void> {
    await table.removeWhere((one) => one.ruleId === ruleId)
  }

  /** Takes a presentation back about which there is nothing to say. */
  async function drop(armed: Armed): Promise<void> {
    end(armed)
    await Promise.all([removeRules(ruleIdsOf(armed.ruleId)), forget(armed)])
  }

  /** Its request never came. Another of the same payment speaks for both. */
  async function neverSent(armed: Armed): Promise<void> {
    const { paymentId, ruleId } = armed
    const hasOther = [...following.values()].some(
      (one) => one.armed.paymentId === paymentId && one.armed.ruleId !== ruleId,
    )
    await (hasOther ? drop(armed) : finish(armed, lost(notSent)))
  }

  /** It was waited for in vain. What left and was not answered is not known. */
  async function givenUp(armed: Armed): Promise<void> {
    await (armed.requestId === null ? neverSent(armed) : drop(armed))
  }

  /** Stops listening, and hears no more of it. */
  function end({ ruleId }: Armed): void {
    done.add(ruleId)
    forgetOldest(done, maxDone)
    following.get(ruleId)?.stop()
  }

  return { finish, drop, neverSent, givenUp }
}
