/** How long a call that is made again may take to claim its answer, ms. */
const patienceMs = 30_000
/** No page makes this grow: what is over it is not foreseen. */
const most = 100

/**
 * Which calls were told to repeat themselves and have not claimed what came. A
 * record that is made meanwhile is theirs: the same call of the same tab, which
 * was answered before anybody listened, is not to take it.
 */
export function createRepeats() {
  const pending = new Map<string, string>()
  return {
    begin(questionId: string, call: string): void {
      if (pending.size >= most) return
      pending.set(questionId, call)
      setTimeout(() => pending.delete(questionId), patienceMs)
    },
    end: (questionId: string) => void pending.delete(questionId),
    /** Whether another call like this one is about to claim. */
    isAwaited: (call: string) => [...pending.values()].includes(call),
  }
}
