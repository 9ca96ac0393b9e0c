import { answerTo } from './answer-to'
import { type Armed, armedLifeMs, keyOf, sentLifeMs } from './armed'
import { createEnding, type EndingParts, type Following, lost } from './ending'
import { createFollow, type RequestEvents } from './follow'
import { createHeard } from './heard'
import { isTheRequest, type Seen } from './request'

/** What an event begins and none waits for; a next worker sweeps what fails. */
function unawaited(work: Promise<unknown>): void {
  work.catch(() => undefined)
}

/**
 * Follows presentations from their request to its answer, once each. A payment
 * may be shown to several requests at a time, and each is followed by itself.
 */
export function createTracking(
  parts: EndingParts & { webRequest: RequestEvents },
) {
  const { webRequest, table, removeRules } = parts
  const tabs = createFollow(webRequest)
  const following = new Map<number, Following>()
  const heard = createHeard()
  const { finish, drop, neverSent, givenUp } = createEnding(parts, following)

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
    const unfollow = tabs.follow(armed.target, {
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
    /** A page call of a watched origin was answered. */
    callAnswered: tabs.answered,
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
