import type { Answer } from '@/lib/payment/ports'
import type { Table } from '@/lib/session/table'
import { answerOf } from './answer-of'
import { type Armed, armedLifeMs } from './armed'
import { follow, type RequestEvents } from './follow'
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

/** Follows presentations from their request to its answer, once each. */
export function createTracking({
  webRequest,
  table,
  removeRules,
  answered,
}: Parts) {
  const listening = new Map<string, () => void>()
  const done = new Set<string>()

  async function finish(armed: Armed, answer: Answer): Promise<void> {
    if (done.has(armed.paymentId)) return
    done.add(armed.paymentId)
    untrack(armed.paymentId)
    await removeRules([armed.ruleId])
    await answered(armed.paymentId, answer)
    await table.remove(armed.paymentId)
  }

  /** Stops listening; what was not answered stays as it is. */
  function untrack(paymentId: string): void {
    listening.get(paymentId)?.()
  }

  /**
   * Follows the one request of a header until it is answered. Before `isArmed`
   * says so there is no header, and no request is the one.
   */
  function track(armed: Armed, isArmed: () => boolean): void {
    untrack(armed.paymentId)
    done.delete(armed.paymentId)
    let requestId = armed.requestId
    const isOurs = (details: Seen) =>
      isArmed() &&
      (requestId === null
        ? isTheRequest(armed, details)
        : details.requestId === requestId)

    const stop = follow(webRequest, armed.target, {
      sending(details) {
        if (requestId !== null || !isOurs(details)) return
        requestId = details.requestId
        void removeRules([armed.ruleId])
        void table.update(armed.paymentId, (one) => ({ ...one, requestId }))
      },
      answered(details) {
        const answer = isOurs(details) && answerOf(answerHeadersOf(details))
        if (answer) void finish(armed, answer)
      },
      failed(details) {
        if (isOurs(details)) void finish(armed, lost('CONNECTION'))
      },
    })
    const timer = setTimeout(() => {
      if (requestId === null) void finish(armed, lost('NOT_SENT'))
    }, armedLifeMs)
    listening.set(armed.paymentId, () => {
      clearTimeout(timer)
      stop()
      listening.delete(armed.paymentId)
    })
  }

  return {
    track,
    untrack,
    finish,
    isTracked: (paymentId: string) => listening.has(paymentId),
  }
}
