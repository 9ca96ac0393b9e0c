import type { Parts } from './journey'
import { isOfItsPage, type Question } from './question'

/** How questions end that nobody answers, and how answered ones are closed. */
export function createClosing({
  questions,
  approver,
  presenter,
  clock,
}: Pick<Parts, 'questions' | 'approver' | 'presenter' | 'clock'>) {
  async function close(question: Question): Promise<void> {
    await questions.remove(question.id)
    approver.changed()
    // Not waited for: a page that is busy must not hold up the wallet.
    if (question.target.kind === 'call')
      void presenter.tell(question.target, 'leave').catch(() => undefined)
  }

  return {
    /** Takes them away; a call gets its own 402. */
    async closeAll(gone: readonly Question[]): Promise<void> {
      for (const question of gone) await close(question)
    },

    /** The page gave up this call, or its document went away. */
    async dropped(
      test: (question: Question) => boolean,
      isTabGone = false,
    ): Promise<void> {
      const gone = (await questions.all()).filter(
        (question) => test(question) && (isTabGone || isOfItsPage(question)),
      )
      if (gone.length === 0) return
      for (const { id } of gone) await questions.remove(id)
      approver.changed()
    },

    /** Drops what pages asked that have gone, unheard by a stopped worker. */
    async forgetGone(): Promise<void> {
      const waiting = (await questions.all()).filter(isOfItsPage)
      // Side by side: a page that does not answer holds up no other.
      await Promise.all(
        waiting.map(async ({ id, target }) => {
          if (await presenter.isAlive(target)) return
          await questions.remove(id)
          approver.changed()
        }),
      )
    },

    /** Hands expired questions' calls their own 402 back. */
    async expire(): Promise<void> {
      const nowMs = clock.nowMs()
      for (const question of await questions.all())
        if (nowMs > question.expiresAtMs) await close(question)
    },
  }
}
