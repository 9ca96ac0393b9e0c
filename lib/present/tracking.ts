import type { Answer } from '@/lib/payment/ledger-port'
import type { Table } from '@/lib/session/table'
import { answerOf } from './answer-of'
import { type Armed, armedLifeMs } from './armed'
import { createFollow, type RequestEvents } from './follow'
import { answerHeadersOf, isTheRequest, type Seen } from './request'

type Parts = {
  webRequest: RequestEvents
  table: Table<Armed>
  /** Takes header rules away. */
  removeRules(ruleIds: number[]): Promise<void>
  /** What came back for a payment. */
  answered(paymentId: string, answer: Answer): Promise<void>
}

/** The answer of a presentation about which nobody said a word. */
export const lost = (code: string): Answer => ({
  delivery: 'unknown',
  code,
  status: null,
  receipt: null,
})

/** How long an answer waits to be kept, ms. */
const pageFirstMs = 10

/** Follows presentations from their request to its answer, once each. */
export function createTracking({
  webRequest,
  table,
  removeRules,
  answered,
}: Parts) {
  const follow = createFollow(webRequest)
  const listening = new Map<string, () => void>()
  const done = new Set<string>()
  /** Answers heard and not kept yet: the page reads its own first. */
  const heard = new Map<string, () => Promise<void>>()

  async function finish(armed: Armed, answer: Answer): Promise<void> {
    if (done.has(armed.paymentId)) return
    done.add(armed.paymentId)
    untrack(armed.paymentId)
    // Kept at once: the page has its answer too and may ask again.
    await Promise.all([
      answered(armed.paymentId, answer),
      removeRules([armed.ruleId]),
    ])
    await table.remove(armed.paymentId)
  }

  /** As `finish`, once the page has had the computer for a moment. */
  function finishSoon(armed: Armed, answer: Answer): void {
    const { paymentId } = armed
    if (heard.has(paymentId)) return
    let keeping: Promise<void> | undefined
    const keep = () => {
      clearTimeout(timer)
      keeping ??= finish(armed, answer).finally(() => heard.delete(paymentId))
      return keeping
    }
    const timer = setTimeout(() => void keep(), pageFirstMs)
    heard.set(paymentId, keep)
  }

  /** Stops listening; what was not answered stays as it is. */
  function untrack(paymentId: string): void {
    listening.get(paymentId)?.()
  }

  /**
   * Follows the one request of a header until it is answered. Before `isArmed`
   * says so there is no header, and no request is the one; from the call of what
   * is returned on, it has so long to come and no longer.
   */
  function track(armed: Armed, isArmed: () => boolean): () => void {
    untrack(armed.paymentId)
    done.delete(armed.paymentId)
    let requestId = armed.requestId
    const isOurs = (details: Seen) =>
      isArmed() &&
      (requestId === null
        ? isTheRequest(armed, details)
        : details.requestId === requestId)

    const stop = follow(armed.target, {
      sending(details) {
        if (requestId !== null || !isOurs(details)) return
        requestId = details.requestId
        void removeRules([armed.ruleId])
        void table.updateSoon(armed.paymentId, (one) => ({ ...one, requestId }))
      },
      answered(details) {
        const answer = isOurs(details) && answerOf(answerHeadersOf(details))
        if (answer) finishSoon(armed, answer)
      },
      failed(details) {
        if (isOurs(details) && !heard.has(armed.paymentId))
          void finish(armed, lost('CONNECTION'))
      },
    })
    let timer: ReturnType<typeof setTimeout> | undefined
    listening.set(armed.paymentId, () => {
      clearTimeout(timer)
      stop()
      listening.delete(armed.paymentId)
    })
    return () => {
      timer = setTimeout(() => {
        // One that was never handed over has nothing to be told.
        if (requestId === null)
          finish(armed, lost('NOT_SENT')).catch(() => undefined)
      }, armedLifeMs[armed.target.kind])
    }
  }

  return {
    track,
    untrack,
    finish,
    /** Keeps at once what was heard. Before a decision that rests on it. */
    async settled(): Promise<void> {
      await Promise.allSettled([...heard.values()].map((keep) => keep()))
    },
    isTracked: (paymentId: string) => listening.has(paymentId),
  }
}
