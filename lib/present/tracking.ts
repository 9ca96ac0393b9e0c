import type { Answer } from '@/lib/payment/ledger-port'
import { notSent } from '@/lib/payment/payment'
import type { Table } from '@/lib/session/table'
import { answerTo } from './answer-to'
import { type Armed, armedLifeMs, keyOf, sentLifeMs } from './armed'
import { createFollow, type RequestEvents } from './follow'
import { forgetOldest } from './forget-oldest'
import { createHeard } from './heard'
import { isTheRequest, type Seen } from './request'
import { createTold } from './told'

type Parts = {
  webRequest: RequestEvents
  table: Table<Armed>
  /** Takes header rules away. */
  removeRules(ruleIds: number[]): Promise<void>
  /** What came back for a payment. */
  answered(paymentId: string, answer: Answer): Promise<void>
}

/** The answer of a presentation about which nobody said a word. */
const lost = (code: string): Answer => ({
  delivery: 'unknown',
  code,
  status: null,
  receipt: null,
})

/** What an event begins and none waits for; a next worker sweeps what fails. */
function unawaited(work: Promise<unknown>): void {
  work.catch(() => undefined)
}

/** So many that are over are remembered: their events come close together. */
const maxDone = 500

/** One presentation, from before it has a header to its answer. */
type Following = {
  armed: Armed
  /** A rule of this worker's waits to add its header. */
  isWaiting: () => boolean
  /** The browser's id of the request that carries it, once sent. */
  requestId: string | null
  isOurs: (details: Seen) => boolean
  stop: () => void
}

/**
 * Follows presentations from their request to its answer, once each. A payment
 * may be shown to several requests at a time, and each is followed by itself.
 */
export function createTracking({
  webRequest,
  table,
  removeRules,
  answered,
}: Parts) {
  const follow = createFollow(webRequest)
  const following = new Map<number, Following>()
  const done = new Set<number>()
  const heard = createHeard()
  const told = createTold(answered, (paymentId) =>
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
        removeRules([armed.ruleId]),
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
    await Promise.all([removeRules([armed.ruleId]), forget(armed)])
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

  /**
   * Follows the one request of a header until it is answered. Before `isArmed`
   * says so there is no header, and no request is the one; from the call of what
   * is returned on, it has so long to come and no longer. Without `isArmed`, it
   * is one of a stopped worker, whose rule is gone.
   */
  function track(armed: Armed, isArmed?: () => boolean): () => void {
    const { ruleId, paymentId } = armed
    let timer: ReturnType<typeof setTimeout> | undefined
    const one: Following = {
      armed,
      requestId: armed.requestId,
      isWaiting: () => isArmed?.() === true && one.requestId === null,
      isOurs: (details) =>
        (isArmed?.() ?? true) &&
        (one.requestId === null
          ? isTheRequest(armed, details)
          : details.requestId === one.requestId),
      stop() {
        clearTimeout(timer)
        unfollow()
        following.delete(ruleId)
      },
    }
    const unfollow = follow(armed.target, {
      sending(details) {
        if (one.requestId !== null || !one.isOurs(details)) return
        // Two that wait for one request carry the same: one follows it.
        const hasTwin = [...following.values()].some(
          (other) =>
            other.armed.paymentId === paymentId &&
            other.requestId === details.requestId,
        )
        if (hasTwin) return unawaited(drop(armed))
        const { requestId } = details
        one.requestId = requestId
        unawaited(removeRules([ruleId]))
        unawaited(
          table.changeSoon(keyOf(armed), (row) => row && { ...row, requestId }),
        )
      },
      answered(details) {
        const answer = one.isOurs(details) && answerTo(armed.target, details)
        if (answer) heard.keepSoon(ruleId, () => finish(armed, answer))
      },
      failed(details) {
        if (one.isOurs(details) && !heard.has(ruleId))
          unawaited(finish(armed, lost('CONNECTION')))
      },
    })
    following.set(ruleId, one)
    return () => {
      const { target, requestId } = armed
      // A request this worker sees leave is answered before its ears.
      const isStillWaitedFor = () => one.requestId === requestId
      timer = setTimeout(
        () => {
          // One that was never handed over has nothing to be told.
          if (isStillWaitedFor()) unawaited(givenUp(armed))
        },
        requestId === null ? armedLifeMs[target.kind] : sentLifeMs,
      )
    }
  }

  return {
    track,
    finish,
    drop,
    givenUp,
    settled: heard.settled,
    /**
     * A document left, which it does once the next one is there: no request of
     * its tab is still to come that was meant.
     */
    async left(documentId: string): Promise<void> {
      for (const { armed, isWaiting } of [...following.values()])
        if (
          armed.target.kind === 'open' &&
          armed.target.documentId === documentId &&
          isWaiting()
        )
          // One the ledger cannot keep holds up none of the others.
          await neverSent(armed).catch(() => undefined)
    },
    isTracked: ({ ruleId }: Armed) => following.has(ruleId),
    /** Whether a request carries this header, or carried it in a stopped worker. */
    isOurs: (armed: Armed, details: Seen): boolean =>
      following.get(armed.ruleId)?.isOurs(details) ??
      (armed.requestId === null
        ? isTheRequest(armed, details)
        : armed.requestId === details.requestId),
  }
}
