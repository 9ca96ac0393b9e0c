import type { Considered } from './consider'
import type { Presenter, Target } from './ports'
import { createTurns } from './turns'

/**
 * So many calls of a tab are decided at once. A page that makes hundreds would
 * else begin all of them before the first is signed and handed over.
 */
const callsTogether = 16
/** So many documents that left are remembered. */
const maxGone = 200

/** The calls that are being decided, and those that wait for it. */
export type CallTurns = ReturnType<typeof createCallTurns>

/** Decides a tab's calls in turn, and none of a page that left meanwhile. */
export function createCallTurns(presenter: Pick<Presenter, 'isAlive'>) {
  const turns = createTurns<number>(callsTogether)
  let deciding = 0
  /** Documents that left, the latest last. */
  const gone = new Set<string>()

  return {
    /** Decides a call when its turn comes. */
    async inTurn(
      target: Target,
      decide: () => Promise<Considered>,
    ): Promise<Considered> {
      deciding++
      try {
        return await turns(target.tabId, async (hasWaited) =>
          // A page that left meanwhile must not take what the next one may spend.
          !hasWaited ||
          !gone.has(target.documentId) ||
          (await presenter.isAlive(target))
            ? await decide()
            : { kind: 'leave', because: 'GONE' },
        )
      } finally {
        deciding--
      }
    },

    /** Whether any call is being decided, or waits for that. */
    isBusy: () => deciding > 0,

    /** A document left; it may come back. What of it waits is not decided. */
    left(documentId: string): void {
      gone.delete(documentId)
      gone.add(documentId)
      const [oldest] = gone.size > maxGone ? gone : []
      if (oldest !== undefined) gone.delete(oldest)
    },
  }
}
